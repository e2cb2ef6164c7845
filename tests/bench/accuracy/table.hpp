// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "tests/bench/accuracy/scoring.hpp"

namespace facialis::bench {

struct Cell {
    std::string scenario;
    double lengthMs, snrDb;
    std::string noise;
};

/// What one detector did in one cell.
struct Outcome {
    std::string detector;
    double threshold;
    std::vector<Tally> recordings;
};

void printHeader(std::FILE* out);
/// One line a detector; the first outcome is held against the best of the others.
void printCell(std::FILE* out, const Cell& cell, const std::vector<Outcome>& outcomes);

}  // namespace facialis::bench
