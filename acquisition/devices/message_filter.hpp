// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace facialis::acquisition {

/// Takes the messages of a SpikerBox out of its samples: FF FF 01 01 80 FF, printable text,
/// FF FF 01 01 81 FF, anywhere in the stream. What only looks like the beginning of a message is
/// given back as data, and so is a message whose end is damaged.
class MessageFilter {
public:
    /// @param data     called as data(byte, bytes of the stream up to and with it)
    /// @param message  called with the text of a whole message
    template <class Data, class Message>
    void add(std::uint8_t byte, Data data, Message message)
    {
        held_.push_back(byte);
        ++end_;
        while (!held_.empty()) {
            const Sight sight = look();
            if (sight == Sight::unfinished)
                return;
            if (sight == Sight::message) {
                message(std::string(held_.begin() + begin.size(), held_.end() - begin.size()));
                held_.clear();
                return;
            }
            giveFirst(data);
        }
    }

    /// No more bytes come: what waited is data.
    template <class Data>
    void finish(Data data)
    {
        while (!held_.empty())
            giveFirst(data);
    }

private:
    enum class Sight { data, unfinished, message };
    static constexpr std::array<std::uint8_t, 6> begin{0xFF, 0xFF, 1, 1, 0x80, 0xFF};
    static constexpr std::array<std::uint8_t, 6> finished{0xFF, 0xFF, 1, 1, 0x81, 0xFF};
    static constexpr std::size_t longest = 256;

    template <class Data>
    void giveFirst(Data data)
    {
        data(held_.front(), end_ - static_cast<std::int64_t>(held_.size()) + 1);
        held_.erase(held_.begin());
    }

    [[nodiscard]] Sight look() const
    {
        std::size_t at = 0;
        for (; at < begin.size(); ++at) {
            if (at == held_.size())
                return Sight::unfinished;
            if (held_[at] != begin[at])
                return Sight::data;
        }
        while (at < held_.size() && held_[at] >= ' ' && held_[at] <= '~')
            ++at;
        if (at > longest)
            return Sight::data;
        for (std::size_t k = 0; k < finished.size(); ++k, ++at) {
            if (at == held_.size())
                return Sight::unfinished;
            if (held_[at] != finished[k])
                return Sight::data;
        }
        return Sight::message;
    }

    std::vector<std::uint8_t> held_;
    std::int64_t end_ = 0;
};

}  // namespace facialis::acquisition
