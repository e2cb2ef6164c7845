// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/face.hpp"

#include <array>
#include <cassert>

namespace facialis::acquisition {
namespace {

using enum Muscle;

// In the order of the enumeration. Widths: the orbicularis oculi has its spectral hump lowest
// (about 64 Hz) of the muscles recorded here (van Boxtel 2001).
constexpr std::array<MuscleTraits, 7> table{{
    {frontalis, "Front", "frontalis", 1.8_ms, 150_uV, 500_uV, 0.15},
    {orbicularisOculi, "OOc", "orbicularis_oculi", 2.3_ms, 200_uV, 600_uV, 0.15},
    {zygomaticusMajor, "Zyg", "zygomaticus_major", 1.8_ms, 200_uV, 800_uV, 0.2},
    {orbicularisOris, "OOr", "orbicularis_oris", 1.9_ms, 150_uV, 600_uV, 0.2},
    {mentalis, "Ment", "mentalis", 1.8_ms, 150_uV, 500_uV, 0.3},
    {platysma, "Plat", "platysma", 2.0_ms, 100_uV, 350_uV, 1.0},
    {masseter, "Mass", "masseter", 1.8_ms, 250_uV, 800_uV, 0.4},
}};

constexpr std::array<std::pair<Muscle, Muscle>, 7> adjacent{{
    {frontalis, orbicularisOculi},
    {orbicularisOculi, zygomaticusMajor},
    {zygomaticusMajor, orbicularisOris},
    {zygomaticusMajor, masseter},
    {orbicularisOris, mentalis},
    {mentalis, platysma},
    {masseter, platysma},
}};

}  // namespace

std::span<const MuscleTraits> muscles()
{
    return table;
}

std::size_t channelCount()
{
    return 2 * table.size();
}

std::size_t channelOf(Muscle muscle, Side side)
{
    assert(side != Side::both && "a channel lies on one side");
    return 2 * static_cast<std::size_t>(muscle) + (side == Side::right ? 1 : 0);
}

const MuscleTraits& traitsOf(std::size_t channel)
{
    return table[channel / 2];
}

Side sideOf(std::size_t channel)
{
    return channel % 2 == 0 ? Side::left : Side::right;
}

std::string labelOf(std::size_t channel)
{
    return "EMG " + std::string(traitsOf(channel).shortName) +
           (sideOf(channel) == Side::left ? " L" : " R");
}

std::span<const std::pair<Muscle, Muscle>> neighbours()
{
    return adjacent;
}

}  // namespace facialis::acquisition
