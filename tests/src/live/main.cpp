// SPDX-License-Identifier: GPL-3.0-or-later
// Files are read by a copy of this program: see data/storage/boundary.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "data/storage/boundary/serve_reading.hpp"

int main(int count, char** words)
{
    if (const auto status = facialis::servedReading(count, words))
        return *status;
    return Catch::Session().run(count, words);
}
