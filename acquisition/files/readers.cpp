// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

// Each is defined in the file of its name.
Reader edfReader();
Reader brainVisionReader();
Reader wfdbReader();
Reader wavReader();
Reader xdfReader();
Reader intanReader();
Reader c3dReader();
Reader matlabReader();
Reader hdf5Reader();
Reader openSignalsTextReader();
Reader brainFlowReader();
Reader openBciGuiTextReader();
Reader delimitedTextReader();

std::span<const Reader> readers()
{
    // clang-format off
    static const std::array all{
        edfReader(),
        brainVisionReader(),
        wfdbReader(),
        wavReader(),
        xdfReader(),
        intanReader(),
        c3dReader(),
        matlabReader(),
        hdf5Reader(),
        openSignalsTextReader(),
        brainFlowReader(),
        openBciGuiTextReader(),
        delimitedTextReader(),
    };
    // clang-format on
    return all;
}

}  // namespace facialis::acquisition
