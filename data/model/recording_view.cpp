// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/recording_view.hpp"

#include <cassert>
#include <numeric>
#include <utility>

namespace facialis {

RecordingView::RecordingView(std::shared_ptr<const Recording> recording, RecordingInfo info)
    : recording_(std::move(recording)), info_(std::move(info)), sources_(info_.channels.size())
{
    assert(info_.channels.size() == recording_->info().channels.size());
    std::iota(sources_.begin(), sources_.end(), std::size_t{0});
}

RecordingView::RecordingView(std::shared_ptr<const Recording> recording, RecordingInfo info,
                             std::vector<std::size_t> sources)
    : recording_(std::move(recording)), info_(std::move(info)), sources_(std::move(sources))
{
    assert(info_.channels.size() == sources_.size());
}

Result<void> RecordingView::read(std::size_t channel, SampleRange range,
                                 std::span<double> into) const
{
    return recording_->read(sources_[channel], range, into);
}

Result<void> RecordingView::readStored(std::size_t channel, SampleRange range,
                                       std::span<std::int32_t> into) const
{
    return recording_->readStored(sources_[channel], range, into);
}

void RecordingView::release(Duration time) const
{
    recording_->release(time);
}

std::shared_ptr<const Recording> borrowed(const Recording& recording)
{
    return {std::shared_ptr<const Recording>(), &recording};
}

}  // namespace facialis
