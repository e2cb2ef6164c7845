// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "data/model/result.hpp"
#include "dsp/filter/streaming_bank.hpp"
#include "dsp/filter/streaming_filter.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The filters of the analysis over several channels of one rate: what mends the raw samples of
/// each, then one bank over all. Each channel comes out as if it were alone, whatever the company
/// and the blocks. After the start it allocates nothing as long as blocks stay of one size.
class FilterGroup {
public:
    /// @errors a rate that leaves no band
    [[nodiscard]] static Result<FilterGroup> create(Frequency rate,
                                                    const AnalysisSettings& settings,
                                                    Frequency mains, std::size_t channels);

    /// Takes the next samples of every channel (NaN: missing); filtered() then holds what is ready.
    void process(std::span<const std::span<const double>> raw);
    /// The signals are over; filtered() holds the rest.
    void finish();

    [[nodiscard]] std::size_t size() const { return filtered_.size(); }
    /// What the last call gave: the next samples of a channel, possibly fewer or more than went in.
    [[nodiscard]] std::span<const double> filtered(std::size_t channel) const
    {
        return filtered_[channel].view();
    }

    /// Group delay of the bank.
    [[nodiscard]] Duration delay() const { return bank_->delay(); }
    /// Look-ahead of what mends the raw samples; zero where nothing does.
    [[nodiscard]] Duration rawLookAhead() const
    {
        return raw_.empty() ? Duration(0.0) : raw_.front()->lookAhead();
    }
    /// How long after its sample a filtered one is known at the latest.
    [[nodiscard]] Duration latency() const
    {
        return bank_->delay() + bank_->lookAhead() + rawLookAhead();
    }

private:
    FilterGroup(std::unique_ptr<dsp::StreamingBank> bank,
                std::vector<std::unique_ptr<dsp::StreamingFilter>> raw, std::size_t channels);

    std::unique_ptr<dsp::StreamingBank> bank_;
    std::vector<std::unique_ptr<dsp::StreamingFilter>> raw_;  ///< none, or one a channel
    std::vector<std::vector<double>> mended_;                 ///< what they give
    std::vector<std::span<const double>> mendedViews_;
    std::vector<dsp::SampleBuffer> filtered_;
};

}  // namespace facialis::engine
