// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/streaming_filter.hpp"

#include <array>

#include "dsp/filter/streaming_bank.hpp"

namespace facialis::dsp {
namespace {

/// A bank of one channel.
class LoneFilter final : public StreamingFilter {
public:
    explicit LoneFilter(std::unique_ptr<StreamingBank> bank) : bank_(std::move(bank)) {}

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        bank_->process(std::array{in}, out_);
        handOver(out);
    }

    void finish(std::vector<double>& out) override
    {
        bank_->finish(out_);
        handOver(out);
    }

    [[nodiscard]] Duration delay() const override { return bank_->delay(); }
    [[nodiscard]] Duration lookAhead() const override { return bank_->lookAhead(); }

private:
    void handOver(std::vector<double>& out)
    {
        const auto ready = out_.front().view();
        out.insert(out.end(), ready.begin(), ready.end());
        out_.front().clear();
    }

    std::unique_ptr<StreamingBank> bank_;
    std::array<SampleBuffer, 1> out_;
};

}  // namespace

std::unique_ptr<StreamingFilter> aloneOf(std::unique_ptr<StreamingBank> bank)
{
    return std::make_unique<LoneFilter>(std::move(bank));
}

std::unique_ptr<StreamingFilter> causalFilter(Sections sections, Frequency rate,
                                              Frequency passBandCentre)
{
    return aloneOf(causalBank(std::move(sections), rate, passBandCentre, 1));
}

std::unique_ptr<StreamingFilter> zeroPhaseFilter(Sections sections, Frequency rate)
{
    return aloneOf(zeroPhaseBank(std::move(sections), rate, 1));
}

}  // namespace facialis::dsp
