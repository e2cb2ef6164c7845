// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/face_map.hpp"

namespace facialis::engine {

FaceMap::FaceMap(const std::vector<Channel>& channels, const std::vector<ChannelQuality>& quality,
                 const KnowledgeBase& knowledge)
{
    for (const Channel& channel : channels) {
        Place place{channel.muscle, channel.side, false, false};
        if (place.side == Side::both)
            place.side.reset();  // a midline lead belongs to neither side
        if (const MuscleEntry* entry = knowledge.muscle(channel.muscle))
            place.isFacialNerve = entry->nerve == "VII";
        places_.push_back(std::move(place));
    }
    for (const ChannelQuality& each : quality)
        places_[each.channel].isTrusted = each.isUsable;
}

bool FaceMap::isPlaced(std::size_t channel) const
{
    const Place& place = places_[channel];
    return place.isTrusted && place.side && !place.muscle.empty();
}

bool FaceMap::isFacial(std::size_t channel) const
{
    return isPlaced(channel) && places_[channel].isFacialNerve;
}

const std::string& FaceMap::muscle(std::size_t channel) const
{
    return places_[channel].muscle;
}

std::optional<Side> FaceMap::side(std::size_t channel) const
{
    return places_[channel].side;
}

bool FaceMap::isMuscle(std::size_t channel, std::string_view id) const
{
    return isPlaced(channel) && places_[channel].muscle == id;
}

std::optional<std::size_t> FaceMap::mirror(std::size_t channel) const
{
    if (!isPlaced(channel))
        return std::nullopt;
    const auto others = of(places_[channel].muscle, opposite(*places_[channel].side));
    return others.empty() ? std::nullopt : std::optional(others.front());
}

std::vector<std::size_t> FaceMap::facial(Side side) const
{
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < places_.size(); ++c)
        if (isFacial(c) && places_[c].side == side)
            found.push_back(c);
    return found;
}

std::vector<std::size_t> FaceMap::of(std::string_view muscle, Side side) const
{
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < places_.size(); ++c)
        if (isPlaced(c) && places_[c].muscle == muscle && places_[c].side == side)
            found.push_back(c);
    return found;
}

}  // namespace facialis::engine
