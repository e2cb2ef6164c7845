// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/channel.hpp"
#include "data/model/channel_quality.hpp"

namespace facialis::engine {

/// Which channel lies where on the face, and which can be trusted.
class FaceMap {
public:
    FaceMap(const std::vector<Channel>& channels, const std::vector<ChannelQuality>& quality,
            const KnowledgeBase& knowledge);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    /// Muscle and side are known, the channel was analysed and is usable.
    [[nodiscard]] bool isPlaced(std::size_t channel) const;
    /// ... and the muscle is supplied by the facial nerve.
    [[nodiscard]] bool isFacial(std::size_t channel) const;
    [[nodiscard]] const std::string& muscle(std::size_t channel) const;
    [[nodiscard]] std::optional<Side> side(std::size_t channel) const;
    [[nodiscard]] bool isMuscle(std::size_t channel, std::string_view id) const;
    /// The same muscle on the other side.
    [[nodiscard]] std::optional<std::size_t> mirror(std::size_t channel) const;
    /// Facial nerve channels of one side, ascending.
    [[nodiscard]] std::vector<std::size_t> facial(Side side) const;
    /// Placed channels of a muscle on one side, ascending.
    [[nodiscard]] std::vector<std::size_t> of(std::string_view muscle, Side side) const;

private:
    struct Place {
        std::string muscle;
        std::optional<Side> side;
        bool isTrusted = false;
        bool isFacialNerve = false;
    };
    std::vector<Place> places_;
};

inline constexpr std::string_view eyeMuscle = "orbicularis_oculi";

}  // namespace facialis::engine
