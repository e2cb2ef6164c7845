// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace facialis::test {

/// A real pseudo-terminal: its far end is held here, its near end is a serial port for the program.
class PseudoTerminal {
public:
    PseudoTerminal();
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    void send(std::string_view bytes) const;
    /// What the program sent, at most `wait` milliseconds awaited.
    [[nodiscard]] std::string receive(int wait) const;
    /// The plug is pulled.
    void unplug();

private:
    int far_ = -1;
    std::string path_;
};

}  // namespace facialis::test
