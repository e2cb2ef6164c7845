// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/amplitude/envelope_bank.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "dsp/filter/flush_to_zero.hpp"
#include "dsp/filter/gaps.hpp"
#include "dsp/filter/kernel_choice.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t together = 4;
/// Samples a channel of which input and three outputs of four channels fit the first cache.
constexpr std::size_t timeBlock = 256;
constexpr std::size_t widest = EightChains::lanes;
/// Windows of samples from which on it pays to exchange the windows of eight channels for rows.
constexpr std::size_t windowsWorthIt = 4;

bool suitsEight(const Sections& sections)
{
    return !sections.empty() && sections.size() <= EightChains::mostSections &&
           std::all_of(sections.begin(), sections.end(),
                       [](const Biquad& q) { return q.b0 == q.b2; });
}

}  // namespace

EnvelopeBank::EnvelopeBank(Sections sections, std::size_t window, std::size_t channels)
    : filter_(std::move(sections), channels),
      amplitude_(window, channels),
      isRunning_(channels, false),
      suitsEight_(suitsEight(filter_.sections())),
      rows_(suitsEight_ ? widest * amplitude_.window() : 0)
{
    pieces_.reserve(together);
    filterRuns_.reserve(together);
    amplitudeRuns_.reserve(widest);
}

void EnvelopeBank::process(std::span<const std::span<const double>> in, const EnvelopeOutputs& out)
{
    assert(in.size() == isRunning_.size() && out.filtered.size() == in.size());
    const bool hasEight = suitsEight_ && hasWidestKernels();
    std::size_t done = 0;  // of every channel of the eight that c is one of
    for (std::size_t c = 0; c < in.size(); ++c) {
        if (c % widest == 0) {
            runPieces();
            done =
                hasEight && c + widest <= in.size() ? runEight(c, in.subspan(c, widest), out) : 0;
        }
        const auto rest = in[c].subspan(done);
        if (areAllSamples(rest))
            addPiece(c, rest, out);
        else
            takeGapped(c, rest, out);
        if (pieces_.size() == together)
            runPieces();
    }
    runPieces();
}

void EnvelopeBank::takeGapped(std::size_t channel, std::span<const double> in,
                              const EnvelopeOutputs& out)
{
    runPieces();
    while (!in.empty()) {
        const Stretch stretch = firstStretch(in);
        const auto part = in.first(stretch.length);
        in = in.subspan(stretch.length);
        if (!stretch.isGap) {
            addPiece(channel, part, out);
            runPieces();
            continue;
        }
        for (const auto& target : {out.filtered, out.envelope, out.energy})
            target[channel].append(part.size(), std::numeric_limits<double>::quiet_NaN());
        isRunning_[channel] = false;
    }
}

/// @param in  without gaps
void EnvelopeBank::addPiece(std::size_t channel, std::span<const double> in,
                            const EnvelopeOutputs& out)
{
    if (in.empty())
        return;
    if (!isRunning_[channel]) {
        filter_.settleAt(channel, in.front());
        amplitude_.reset(channel);
        isRunning_[channel] = true;
    }
    double* const filtered = out.filtered[channel].grow(in.size());
    pieces_.push_back({{channel, in.data(), filtered, in.size()},
                       {channel, filtered, out.envelope[channel].grow(in.size()),
                        out.energy[channel].grow(in.size()), in.size()}});
}

void EnvelopeBank::runPieces() noexcept
{
    for (std::size_t at = 0;; at += timeBlock) {
        filterRuns_.clear();
        amplitudeRuns_.clear();
        for (const Piece& piece : pieces_) {
            if (at >= piece.filter.count)
                continue;
            const std::size_t count = std::min(timeBlock, piece.filter.count - at);
            const std::size_t channel = piece.filter.channel;
            filterRuns_.push_back({channel, piece.filter.in + at, piece.filter.out + at, count});
            amplitudeRuns_.push_back({channel, piece.amplitude.in + at,
                                      piece.amplitude.envelope + at, piece.amplitude.energy + at,
                                      count});
        }
        if (filterRuns_.empty())
            break;
        filter_.process(filterRuns_);
        amplitude_.process(amplitudeRuns_);
    }
    pieces_.clear();
}

/// Takes eight channels as far as the kernel for eight goes: to a multiple of eight samples, or
/// nowhere where there is a gap, the windows are not in step or the way is too short.
/// @return how many samples of each are done
std::size_t EnvelopeBank::runEight(std::size_t first, std::span<const std::span<const double>> in,
                                   const EnvelopeOutputs& out)
{
    const std::size_t count = in.front().size() / widest * widest;
    const std::size_t window = amplitude_.window();
    amplitudeRuns_.clear();
    bool isRunning = true;
    for (std::size_t k = 0; k < widest; ++k) {
        isRunning = isRunning && isRunning_[first + k];
        amplitudeRuns_.push_back({.channel = first + k, .count = in[k].size()});
    }
    if (!isRunning || count < windowsWorthIt * window || !amplitude_.areInStep(amplitudeRuns_))
        return 0;
    EightChains chains{};
    chains.squares = rows_.data();
    chains.window = window;
    chains.place = amplitude_.laneOf(first).running.place;
    for (std::size_t k = 0; k < widest; ++k) {
        chains.in[k] = in[k].data();
        chains.filtered[k] = out.filtered[first + k].grow(count);
        chains.envelope[k] = out.envelope[first + k].grow(count);
        chains.energy[k] = out.energy[first + k].grow(count);
        takeLane(chains, k, first + k);
    }
    const FlushToZero quick;
    if (!chainAvx512(filter_.sections().data(), filter_.sections().size(), chains, count)) {
        for (const auto& target : {out.filtered, out.envelope, out.energy})
            for (SampleBuffer& buffer : target.subspan(first, widest))
                buffer.dropLast(count);
        return 0;
    }
    for (std::size_t k = 0; k < widest; ++k)
        keepLane(chains, k, first + k);
    return count;
}

void EnvelopeBank::takeLane(EightChains& chains, std::size_t k, std::size_t channel) noexcept
{
    const double* const state = filter_.stateOf(channel);
    for (std::size_t i = 0; i < 2 * filter_.sections().size(); ++i)
        chains.state[i][k] = state[i];
    const AmplitudeBank::Lane& lane = amplitude_.laneOf(channel);
    chains.sum[k] = lane.running.sum;
    chains.fresh[k] = lane.running.fresh;
    chains.now[k] = lane.energy.past().now;
    chains.before[k] = lane.energy.past().before;
    const double* const squares = amplitude_.squaresOf(channel);
    for (std::size_t i = 0; i < chains.window; ++i)
        chains.squares[i * widest + k] = squares[i];
}

void EnvelopeBank::keepLane(const EightChains& chains, std::size_t k, std::size_t channel) noexcept
{
    double* const state = filter_.stateOf(channel);
    for (std::size_t i = 0; i < 2 * filter_.sections().size(); ++i)
        state[i] = chains.state[i][k];
    AmplitudeBank::Lane& lane = amplitude_.laneOf(channel);
    lane.running.sum = chains.sum[k];
    lane.running.fresh = chains.fresh[k];
    lane.running.place = chains.place;
    lane.energy.continueFrom({chains.now[k], chains.before[k]});
    double* const squares = amplitude_.squaresOf(channel);
    for (std::size_t i = 0; i < chains.window; ++i)
        squares[i] = chains.squares[i * widest + k];
}

}  // namespace facialis::dsp
