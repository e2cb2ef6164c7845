// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/filter_group.hpp"

#include <cassert>
#include <utility>

#include "src/pipeline/analysis_band.hpp"

namespace facialis::engine {
namespace {

constexpr std::size_t roomForBlocks = 8192;

}  // namespace

Result<FilterGroup> FilterGroup::create(Frequency rate, const AnalysisSettings& settings,
                                        Frequency mains, std::size_t channels)
{
    auto bank = makeAnalysisBank(rate, settings, mains, channels);
    if (!bank)
        return tl::unexpected(bank.error());
    std::vector<std::unique_ptr<dsp::StreamingFilter>> raw;
    for (std::size_t k = 0; k < channels; ++k)
        if (auto filter = makeRawFilter(rate, settings, mains))
            raw.push_back(std::move(filter));
    return FilterGroup(std::move(*bank), std::move(raw), channels);
}

FilterGroup::FilterGroup(std::unique_ptr<dsp::StreamingBank> bank,
                         std::vector<std::unique_ptr<dsp::StreamingFilter>> raw,
                         std::size_t channels)
    : bank_(std::move(bank)),
      raw_(std::move(raw)),
      mended_(raw_.size()),
      mendedViews_(raw_.size()),
      filtered_(channels)
{
    for (std::vector<double>& samples : mended_)
        samples.reserve(roomForBlocks);
}

void FilterGroup::process(std::span<const std::span<const double>> raw)
{
    assert(raw.size() == size());
    for (dsp::SampleBuffer& buffer : filtered_)
        buffer.clear();
    for (std::size_t k = 0; k < raw_.size(); ++k) {
        mended_[k].clear();
        raw_[k]->process(raw[k], mended_[k]);
        mendedViews_[k] = mended_[k];
    }
    bank_->process(raw_.empty() ? raw : mendedViews_, filtered_);
}

void FilterGroup::finish()
{
    for (dsp::SampleBuffer& buffer : filtered_)
        buffer.clear();
    for (std::size_t k = 0; k < raw_.size(); ++k) {
        mended_[k].clear();
        raw_[k]->finish(mended_[k]);
        mendedViews_[k] = mended_[k];
    }
    if (!raw_.empty())
        bank_->process(mendedViews_, filtered_);
    bank_->finish(filtered_);
}

}  // namespace facialis::engine
