// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "dsp/filter/cascade.hpp"
#include "dsp/filter/streaming_filter.hpp"

namespace facialis::dsp {
namespace {

bool isSample(double value)
{
    return std::isfinite(value);
}

class CausalFilter final : public StreamingFilter {
public:
    CausalFilter(Sections sections, Frequency rate, Frequency passBandCentre)
        : cascade_(std::move(sections)),
          delay_(groupDelay(cascade_.sections(), passBandCentre, rate))
    {
    }

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        while (!in.empty()) {
            const auto gap = std::find_if_not(in.begin(), in.end(), isSample);
            const auto present = in.first(std::size_t(gap - in.begin()));
            if (!present.empty())
                filter(present, out);
            const auto after = std::find_if(gap, in.end(), isSample);
            if (after != gap) {
                out.insert(out.end(), std::size_t(after - gap),
                           std::numeric_limits<double>::quiet_NaN());
                isRunning_ = false;
            }
            in = in.subspan(std::size_t(after - in.begin()));
        }
    }

    void finish(std::vector<double>&) override { isRunning_ = false; }
    [[nodiscard]] Duration delay() const override { return delay_; }
    [[nodiscard]] Duration lookAhead() const override { return Duration(0.0); }

private:
    void filter(std::span<const double> present, std::vector<double>& out)
    {
        if (!isRunning_)
            cascade_.settleAt(present.front());
        isRunning_ = true;
        const std::size_t before = out.size();
        out.insert(out.end(), present.begin(), present.end());
        cascade_.process(std::span(out).subspan(before));
    }

    Cascade cascade_;
    Duration delay_;
    bool isRunning_ = false;
};

}  // namespace

std::unique_ptr<StreamingFilter> causalFilter(Sections sections, Frequency rate,
                                              Frequency passBandCentre)
{
    return std::make_unique<CausalFilter>(std::move(sections), rate, passBandCentre);
}

}  // namespace facialis::dsp
