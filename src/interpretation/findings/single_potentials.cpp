// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

Finding checkSinglePotentials(const Examination& examination)
{
    // Bursts under 50 ms occur in healthy faces (R2): their length alone is no finding.
    return notAssessable(begun("irr1", examination),
                         "surface EMG cannot tell the potential of one motor unit from a short "
                         "burst; this takes a needle examination");
}

}  // namespace facialis::engine
