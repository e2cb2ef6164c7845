// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/amplitude/envelope_bank.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "dsp/filter/gaps.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t together = 4;
/// Samples a channel of which input and three outputs of four channels fit the first cache.
constexpr std::size_t timeBlock = 256;

}  // namespace

EnvelopeBank::EnvelopeBank(Sections sections, std::size_t window, std::size_t channels)
    : filter_(std::move(sections), channels),
      amplitude_(window, channels),
      isRunning_(channels, false)
{
    pieces_.reserve(together);
    filterRuns_.reserve(together);
    amplitudeRuns_.reserve(together);
}

void EnvelopeBank::process(std::span<const std::span<const double>> in, const EnvelopeOutputs& out)
{
    assert(in.size() == isRunning_.size() && out.filtered.size() == in.size());
    for (std::size_t c = 0; c < in.size(); ++c) {
        if (areAllSamples(in[c]))
            addPiece(c, in[c], out);
        else
            takeGapped(c, in[c], out);
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

}  // namespace facialis::dsp
