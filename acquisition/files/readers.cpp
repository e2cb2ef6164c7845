// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

// Each is defined in the file of its name.
Reader edfReader();
Reader sessionReader();
Reader openSignalsHdf5Reader();
Reader brainVisionReader();
Reader wfdbReader();
Reader wavReader();
Reader openSignalsTextReader();
Reader brainFlowReader();
Reader openBciGuiTextReader();
Reader delimitedTextReader();

std::span<const Reader> readers()
{
    // clang-format off
    static const std::array all{
        edfReader(),
        sessionReader(),
        openSignalsHdf5Reader(),
        brainVisionReader(),
        wfdbReader(),
        wavReader(),
        openSignalsTextReader(),
        brainFlowReader(),
        openBciGuiTextReader(),
        delimitedTextReader(),
    };
    // clang-format on
    return all;
}

}  // namespace facialis::acquisition
