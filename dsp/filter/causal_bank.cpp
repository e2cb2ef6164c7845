// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <limits>
#include <vector>

#include "dsp/filter/cascade.hpp"
#include "dsp/filter/cascade_bank.hpp"
#include "dsp/filter/gaps.hpp"
#include "dsp/filter/streaming_bank.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t together = 4;

class CausalBank final : public StreamingBank {
public:
    CausalBank(Sections sections, Frequency rate, Frequency passBandCentre, std::size_t channels)
        : delay_(groupDelay(sections, passBandCentre, rate)),
          cascades_(std::move(sections), channels),
          isRunning_(channels, false)
    {
        runs_.reserve(together);
    }

    void process(std::span<const std::span<const double>> in, std::span<SampleBuffer> out) override
    {
        assert(in.size() == isRunning_.size() && out.size() == in.size());
        // Few channels at a time: what was looked at for gaps is still in the cache.
        for (std::size_t first = 0; first < in.size(); first += together) {
            runs_.clear();
            for (std::size_t c = first; c < std::min(first + together, in.size()); ++c) {
                if (areAllSamples(in[c]))
                    startRun(c, in[c], out[c], runs_);
                else
                    processGapped(c, in[c], out[c]);
            }
            cascades_.process(runs_);
        }
    }

    void finish(std::span<SampleBuffer>) override
    {
        std::fill(isRunning_.begin(), isRunning_.end(), false);
    }

    [[nodiscard]] Duration delay() const override { return delay_; }
    [[nodiscard]] Duration lookAhead() const override { return Duration(0.0); }

private:
    /// @param in  without gaps
    void startRun(std::size_t channel, std::span<const double> in, SampleBuffer& out,
                  std::vector<BankRun>& runs)
    {
        if (in.empty())
            return;
        if (!isRunning_[channel])
            cascades_.settleAt(channel, in.front());
        isRunning_[channel] = true;
        runs.push_back({channel, in.data(), out.grow(in.size()), in.size()});
    }

    void processGapped(std::size_t channel, std::span<const double> in, SampleBuffer& out)
    {
        while (!in.empty()) {
            const Stretch stretch = firstStretch(in);
            const auto part = in.first(stretch.length);
            in = in.subspan(stretch.length);
            if (stretch.isGap) {
                out.append(part.size(), std::numeric_limits<double>::quiet_NaN());
                isRunning_[channel] = false;
                continue;
            }
            alone_.clear();
            startRun(channel, part, out, alone_);
            cascades_.process(alone_);
        }
    }

    Duration delay_;
    CascadeBank cascades_;
    std::vector<bool> isRunning_;
    std::vector<BankRun> runs_, alone_ = std::vector<BankRun>(1);
};

}  // namespace

std::unique_ptr<StreamingBank> causalBank(Sections sections, Frequency rate,
                                          Frequency passBandCentre, std::size_t channels)
{
    return std::make_unique<CausalBank>(std::move(sections), rate, passBandCentre, channels);
}

}  // namespace facialis::dsp
