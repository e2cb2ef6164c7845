// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/test_data.hpp"

namespace facialis::test {

/// Named rows of numbers that a script in tests/reference wrote: `name,1.5,2.5,...` a line.
inline std::map<std::string, std::vector<double>> reference(std::string_view file)
{
    std::map<std::string, std::vector<double>> rows;
    std::istringstream lines(contentOf(sourceRoot() / "tests" / "reference" / file));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string name;
        std::getline(cells, name, ',');
        for (std::string cell; std::getline(cells, cell, ',');)
            rows[name].push_back(std::strtod(cell.c_str(), nullptr));
    }
    return rows;
}

}  // namespace facialis::test
