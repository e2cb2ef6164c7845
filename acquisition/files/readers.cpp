// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

// Each is defined in the file of its name.
Reader edfReader();
Reader xdfReader();
Reader intanReader();
Reader c3dReader();
Reader matlabReader();
Reader hdf5Reader();
Reader openSignalsTextReader();
Reader openBciGuiTextReader();
Reader delimitedTextReader();

std::span<const Reader> readers()
{
    static const std::array all{
        edfReader(),           xdfReader(),  intanReader(),           c3dReader(),
        matlabReader(),        hdf5Reader(), openSignalsTextReader(), openBciGuiTextReader(),
        delimitedTextReader(),
    };
    return all;
}

}  // namespace facialis::acquisition
