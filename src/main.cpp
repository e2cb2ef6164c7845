// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/cli/command.hpp"

int main(int count, char** words)
{
    return facialis::engine::runProgram(count, words);
}
