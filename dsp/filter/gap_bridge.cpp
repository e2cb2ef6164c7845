// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/gap_bridge.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "dsp/filter/gaps.hpp"

namespace facialis::dsp {
namespace {

constexpr std::size_t roomForBlocks = 8192;
constexpr int periodsKnown = 4;

/// Bridges in front of a bank.
class BridgedBank final : public StreamingBank {
public:
    BridgedBank(std::unique_ptr<StreamingBank> bank, std::size_t channels, double period)
        : bank_(std::move(bank)),
          bridges_(channels, GapBridge(period)),
          bridged_(channels),
          in_(channels)
    {
        for (SampleBuffer& samples : bridged_)
            samples.reserve(roomForBlocks);
    }

    void process(std::span<const std::span<const double>> in, std::span<SampleBuffer> out) override
    {
        assert(in.size() == bridges_.size());
        for (std::size_t c = 0; c < in.size(); ++c) {
            if (!bridges_[c].isOpen() && areAllSamples(in[c])) {
                bridges_[c].pass(in[c]);
                in_[c] = in[c];
                continue;
            }
            bridged_[c].clear();
            bridges_[c].process(in[c], bridged_[c]);
            in_[c] = bridged_[c].view();
        }
        bank_->process(in_, out);
    }

    void finish(std::span<SampleBuffer> out) override
    {
        for (std::size_t c = 0; c < bridges_.size(); ++c) {
            bridged_[c].clear();
            bridges_[c].finish(bridged_[c]);
            in_[c] = bridged_[c].view();
        }
        bank_->process(in_, out);
        bank_->finish(out);
    }

    [[nodiscard]] Duration delay() const override { return bank_->delay(); }
    [[nodiscard]] Duration lookAhead() const override { return bank_->lookAhead(); }

private:
    std::unique_ptr<StreamingBank> bank_;
    std::vector<GapBridge> bridges_;
    std::vector<SampleBuffer> bridged_;
    std::vector<std::span<const double>> in_;
};

class BridgeFilter final : public StreamingFilter {
public:
    explicit BridgeFilter(double period) : bridge_(period) { bridged_.reserve(roomForBlocks); }

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        bridged_.clear();
        bridge_.process(in, bridged_);
        out.insert(out.end(), bridged_.view().begin(), bridged_.view().end());
    }
    void finish(std::vector<double>& out) override
    {
        bridged_.clear();
        bridge_.finish(bridged_);
        out.insert(out.end(), bridged_.view().begin(), bridged_.view().end());
    }
    [[nodiscard]] Duration delay() const override { return Duration(0.0); }
    [[nodiscard]] Duration lookAhead() const override { return Duration(0.0); }

private:
    GapBridge bridge_;
    SampleBuffer bridged_;
};

}  // namespace

std::unique_ptr<StreamingFilter> gapBridge(double period)
{
    return std::make_unique<BridgeFilter>(period);
}

GapBridge::GapBridge(double period) : longest_(static_cast<std::size_t>(period / 2.0))
{
    assert(period >= 2.0);
    for (int k = 1; k <= periodsKnown; ++k)
        periods_.push_back(static_cast<std::size_t>(std::lround(k * period)));
    past_.resize(periods_.back() + 1);
}

void GapBridge::pass(std::span<const double> samples)
{
    assert(!isOpen());
    remember(samples);
}

void GapBridge::process(std::span<const double> in, SampleBuffer& out)
{
    while (!in.empty()) {
        const Stretch stretch = firstStretch(in);
        const auto part = in.first(stretch.length);
        in = in.subspan(stretch.length);
        if (stretch.isGap) {
            missing_ += part.size();
            if (known_ == 0 || missing_ > longest_)
                giveUp(out);
            continue;
        }
        if (missing_ > 0)
            fill(part.front(), out);
        out.append(part);
        remember(part);
    }
}

void GapBridge::finish(SampleBuffer& out)
{
    giveUp(out);
}

void GapBridge::remember(std::span<const double> samples)
{
    const auto last = samples.last(std::min(samples.size(), past_.size()));
    for (const double value : last) {
        past_[at_] = value;
        at_ = at_ + 1 == past_.size() ? 0 : at_ + 1;
    }
    known_ = std::min(known_ + last.size(), past_.size());
}

/// It is too long, or has only one end: the signal behind it is another.
void GapBridge::giveUp(SampleBuffer& out)
{
    out.append(missing_, std::numeric_limits<double>::quiet_NaN());
    missing_ = 0;
    known_ = 0;
}

void GapBridge::fill(double next, SampleBuffer& out)
{
    const std::size_t count = std::exchange(missing_, 0);
    const auto usable = static_cast<std::size_t>(
        std::ranges::count_if(periods_, [&](std::size_t length) { return length < known_; }));
    const double atLast = before(1) - periodic(0, usable);
    const double atNext = next - periodic(count + 1, usable);
    double* const filled = out.grow(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double w = double(i + 1) / double(count + 1);
        filled[i] = periodic(i + 1, usable) + (1.0 - w) * atLast + w * atNext;
    }
    remember({filled, count});
}

double GapBridge::periodic(std::size_t ahead, std::size_t count) const
{
    double sum = 0.0;
    for (std::size_t k = 0; k < count; ++k)
        sum += before(periods_[k] + 1 - ahead);
    return count > 0 ? sum / double(count) : 0.0;
}

double GapBridge::before(std::size_t back) const
{
    assert(back > 0 && back <= known_);
    return past_[(at_ + past_.size() - back) % past_.size()];
}

std::unique_ptr<StreamingBank> bridgedBank(std::unique_ptr<StreamingBank> bank,
                                           std::size_t channels, double period)
{
    return std::make_unique<BridgedBank>(std::move(bank), channels, period);
}

}  // namespace facialis::dsp
