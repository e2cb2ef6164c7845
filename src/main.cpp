// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/boundary/serve_reading.hpp"
#include "src/cli/command.hpp"

int main(int count, char** words)
{
    if (const auto status = facialis::servedReading(count, words))
        return *status;
    return facialis::engine::runProgram(count, words);
}
