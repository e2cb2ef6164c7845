// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <vector>

#include "dsp/filter/cascade.hpp"
#include "dsp/filter/cascade_bank.hpp"
#include "dsp/filter/gaps.hpp"
#include "dsp/filter/streaming_bank.hpp"
#include "dsp/filter/zero_phase_lane.hpp"

namespace facialis::dsp {
namespace {

/// Where the backward pass starts inside the signal it does not know its true state. What that
/// mistake leaves after the look-ahead is far below the promised 1e-9.
constexpr double remainder = 1e-13;
/// Samples in a chunk, so that a narrow notch at a high rate does not fill the memory.
constexpr std::size_t longestChunk = 65536;
/// Samples of look-ahead that are filtered at once and dropped.
constexpr std::size_t dropBlock = 512;

constexpr std::size_t together = 4;

std::size_t chunkFor(std::size_t lookAhead, std::size_t padding)
{
    return std::max({std::min(4 * lookAhead, longestChunk), lookAhead, padding + 1});
}

/// Samples of odd extension at either end; SciPy's default for sosfiltfilt.
std::size_t paddingFor(const Sections& sections)
{
    const auto count = [&](auto isFirstOrder) {
        return std::count_if(sections.begin(), sections.end(), isFirstOrder);
    };
    const auto shorter = std::min(count([](const Biquad& q) { return q.b2 == 0.0; }),
                                  count([](const Biquad& q) { return q.a2 == 0.0; }));
    return 3 * (2 * sections.size() + 1 - std::size_t(shorter));
}

/// Works on stretches between gaps. The forward pass keeps up with the input; the backward pass is
/// run over a chunk as soon as the look-ahead behind that chunk is there.
class ZeroPhaseBank final : public StreamingBank {
public:
    ZeroPhaseBank(Sections sections, Frequency rate, std::size_t channels)
        : padding_(paddingFor(sections)),
          ahead_(ringingSamples(sections, remainder)),
          chunk_(chunkFor(ahead_, padding_)),
          rate_(rate),
          forward_(sections, channels),
          backward_(sections, channels),
          lanes_(channels),
          left_(channels)
    {
        for (ZeroPhaseLane& lane : lanes_) {
            lane.head.reserve(padding_ + 1);
            lane.tail.reserve(2 * (padding_ + 1));
            lane.pending.reserve(ahead_ + chunk_ + 2 * padding_ + 1);
        }
        work_.reserve(padding_ + 1);
        runs_.reserve(together);
        backwards_.reserve(together);
        ready_.reserve(together);
        dropped_.resize(dropBlock * together);
    }

    void process(std::span<const std::span<const double>> in, std::span<SampleBuffer> out) override
    {
        assert(in.size() == lanes_.size() && out.size() == in.size());
        // Few channels at a time: their samples and what is pending of them stay in the cache.
        for (std::size_t first = 0; first < in.size(); first += together) {
            const std::size_t last = std::min(first + together, in.size());
            for (std::size_t c = first; c < last; ++c)
                left_[c] = {in[c], areAllSamples(in[c])};
            while (advance(first, last, out)) {
            }
        }
    }

    void finish(std::span<SampleBuffer> out) override
    {
        for (std::size_t first = 0; first < lanes_.size(); first += together) {
            ready_.clear();
            for (std::size_t c = first; c < std::min(first + together, lanes_.size()); ++c)
                if (closeStretch(c))
                    ready_.push_back(c);
            release(ready_, out);
            for (const std::size_t c : ready_)
                forget(c);
        }
        for (ZeroPhaseLane& lane : lanes_)
            lane.taken = 0;
    }

    [[nodiscard]] Duration delay() const override { return Duration(0.0); }
    [[nodiscard]] Duration lookAhead() const override
    {
        return Duration(double(ahead_ + chunk_) / rate_.hertz());
    }

private:
    struct Left {
        std::span<const double> samples;
        bool isWhole = false;  ///< without gaps
    };

    /// Index behind the chunk that the oldest pending sample is in.
    [[nodiscard]] std::size_t chunkEnd(const ZeroPhaseLane& lane) const
    {
        return ((lane.taken - lane.pending.size()) / chunk_ + 1) * chunk_;
    }

    /// One piece of each of these channels, at most to where a chunk can be released; false: all
    /// is taken.
    bool advance(std::size_t first, std::size_t last, std::span<SampleBuffer> out)
    {
        runs_.clear();
        bool isAny = false;
        for (std::size_t c = first; c < last; ++c) {
            isAny = isAny || !left_[c].samples.empty();
            take(c, out);
        }
        forward_.process(runs_);
        ready_.clear();
        for (std::size_t c = first; c < last; ++c)
            if (lanes_[c].isStarted && lanes_[c].taken >= chunkEnd(lanes_[c]) + ahead_)
                ready_.push_back(c);
        release(ready_, out);
        return isAny;
    }

    void take(std::size_t channel, std::span<SampleBuffer> out)
    {
        ZeroPhaseLane& lane = lanes_[channel];
        Left& left = left_[channel];
        if (left.samples.empty())
            return;
        const Stretch stretch =
            left.isWhole ? Stretch{left.samples.size(), false} : firstStretch(left.samples);
        if (stretch.isGap) {
            endStretch(channel, out);
            out[channel].append(stretch.length, std::numeric_limits<double>::quiet_NaN());
            lane.taken += stretch.length;
            left.samples = left.samples.subspan(stretch.length);
            return;
        }
        if (!lane.isStarted) {
            const std::size_t count = std::min(padding_ + 1 - lane.head.size(), stretch.length);
            lane.head.insert(lane.head.end(), left.samples.begin(),
                             left.samples.begin() + std::ptrdiff_t(count));
            left.samples = left.samples.subspan(count);
            if (lane.head.size() > padding_)
                start(channel);
            return;
        }
        const std::size_t room = chunkEnd(lane) + ahead_ - lane.taken;
        const auto piece = left.samples.first(std::min(room, stretch.length));
        left.samples = left.samples.subspan(piece.size());
        lane.remember(piece, padding_ + 1);
        lane.taken += piece.size();
        runs_.push_back({channel, piece.data(), lane.pending.grow(piece.size()), piece.size()});
    }

    /// Begins a stretch with its first samples, one more than are reflected.
    void start(std::size_t channel)
    {
        ZeroPhaseLane& lane = lanes_[channel];
        const std::vector<double>& head = lane.head;
        work_.clear();
        for (std::size_t i = head.size() - 1; i > 0; --i)
            work_.push_back(2.0 * head.front() - head[i]);
        forward_.settleAt(channel, work_.empty() ? head.front() : work_.front());
        filterForward(channel, work_, work_.data());
        filterForward(channel, head, lane.pending.grow(head.size()));
        lane.taken += head.size();
        lane.tail = head;
        lane.isStarted = true;
    }

    void filterForward(std::size_t channel, std::span<const double> in, double* out)
    {
        const std::array<BankRun, 1> run{{{channel, in.data(), out, in.size()}}};
        forward_.process(run);
    }

    /// Extends the stretch beyond its end; false: there is none.
    bool closeStretch(std::size_t channel)
    {
        ZeroPhaseLane& lane = lanes_[channel];
        if (!lane.isStarted && !lane.head.empty())
            start(channel);  // shorter than the padding: reflect what there is
        if (!lane.isStarted)
            return false;
        work_.clear();
        for (std::size_t i = lane.tail.size() - 1; i > 0; --i)
            work_.push_back(2.0 * lane.tail.back() - lane.tail[i - 1]);
        lane.reflected = work_.size();
        lane.isClosed = true;
        filterForward(channel, work_, lane.pending.grow(work_.size()));
        return true;
    }

    void endStretch(std::size_t channel, std::span<SampleBuffer> out)
    {
        if (!closeStretch(channel))
            return;
        release(std::array{channel}, out);
        forget(channel);
    }

    void forget(std::size_t channel)
    {
        ZeroPhaseLane& lane = lanes_[channel];
        lane.head.clear();
        lane.tail.clear();
        lane.pending.clear();
        lane.reflected = 0;
        lane.isClosed = false;
        lane.isStarted = false;
    }

    /// How many of the pending samples a backward pass from here makes final.
    [[nodiscard]] std::size_t finalSamples(const ZeroPhaseLane& lane) const
    {
        return lane.isClosed ? lane.pending.size() - lane.reflected
                             : chunkEnd(lane) - (lane.taken - lane.pending.size());
    }

    /// The backward pass over what is pending of these channels; what it makes final goes out.
    void release(std::span<const std::size_t> channels, std::span<SampleBuffer> out)
    {
        if (channels.empty())
            return;
        for (const std::size_t c : channels)
            backward_.settleAt(c, lanes_[c].pending.view().back());
        passLookAhead(channels);
        backwards_.clear();
        for (const std::size_t c : channels) {
            const std::size_t count = finalSamples(lanes_[c]);
            backwards_.push_back({c, lanes_[c].pending.data(), out[c].grow(count), count});
        }
        backward_.processBackwards(backwards_);
        for (const std::size_t c : channels)
            lanes_[c].pending.dropFirst(finalSamples(lanes_[c]));
    }

    /// Backward through the samples that are not final yet, for the state alone.
    void passLookAhead(std::span<const std::size_t> channels)
    {
        for (std::size_t done = 0;; done += dropBlock) {
            backwards_.clear();
            for (const std::size_t c : channels) {
                ZeroPhaseLane& lane = lanes_[c];
                const std::size_t all = lane.pending.size() - finalSamples(lane);
                if (done >= all)
                    continue;
                const std::size_t count = std::min(dropBlock, all - done);
                const double* const end = lane.pending.data() + (lane.pending.size() - done);
                backwards_.push_back(
                    {c, end - count, dropped_.data() + dropBlock * (c % together), count});
            }
            if (backwards_.empty())
                return;
            backward_.processBackwards(backwards_);
        }
    }

    std::size_t padding_, ahead_, chunk_;
    Frequency rate_;
    CascadeBank forward_, backward_;
    std::vector<ZeroPhaseLane> lanes_;
    std::vector<Left> left_;
    std::vector<double> work_;
    std::vector<BankRun> runs_, backwards_;
    std::vector<std::size_t> ready_;
    std::vector<double> dropped_;  ///< what is filtered for the state alone
};

}  // namespace

std::unique_ptr<StreamingBank> zeroPhaseBank(Sections sections, Frequency rate,
                                             std::size_t channels)
{
    return std::make_unique<ZeroPhaseBank>(std::move(sections), rate, channels);
}

}  // namespace facialis::dsp
