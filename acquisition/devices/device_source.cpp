// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/device_source.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <deque>
#include <fmt/format.h>
#include <utility>

#include "acquisition/clock/frame_timeline.hpp"
#include "acquisition/devices/device_stream.hpp"
#include "acquisition/devices/frame_queue.hpp"
#include "acquisition/devices/loss_reason.hpp"
#include "acquisition/devices/rail_watch.hpp"
#include "acquisition/devices/reconnection.hpp"

namespace facialis::acquisition {

namespace {

constexpr Duration turn{0.1};  ///< a read that brings nothing returns after this

class DeviceSource final : public Source {
public:
    DeviceSource(const DeviceKind& kind, SourceAddress address, OpenLine open,
                 ConnectedDevice device)
        : kind_(kind),
          address_(std::move(address)),
          open_(std::move(open)),
          info_(infoOf(kind, address_, device.plan)),
          columns_(device.plan.channels.size()),
          modulus_(device.plan.modulus),
          timeline_(device.plan.rate, device.plan.modulus),
          queue_(columns_, shownOf(device.plan)),
          rails_(info_.channels, info_.rate)
    {
        begin(std::move(device));
    }

    ~DeviceSource() override { stopDevice(); }

    [[nodiscard]] const StreamInfo& info() const override { return info_; }

    [[nodiscard]] Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) override
    {
        into.setFrames(0);
        into.setFirstFrame(position_);
        const auto until =
            std::chrono::steady_clock::now() + std::chrono::duration<double>(turn.seconds());
        while (!isOver_) {
            if (queue_.take(into)) {
                position_ += static_cast<std::int64_t>(into.frames());
                rails_.watch(into);
                return ReadStatus::data;
            }
            const Duration left(
                std::chrono::duration<double>(until - std::chrono::steady_clock::now()).count());
            if (stop.stop_requested())
                break;
            if (left <= Duration(0.0))
                return ReadStatus::nothing;
            const auto went = reconnection_ ? resume(left) : receive(left, stop);
            if (!went) {
                isOver_ = true;
                return tl::unexpected(went.error());
            }
        }
        return ReadStatus::end;
    }

    [[nodiscard]] std::vector<Annotation> takeAnnotations() override
    {
        return takeReached(annotations_, [](const Annotation& a) { return a.onset; });
    }

    [[nodiscard]] std::vector<Gap> takeGaps() override
    {
        return takeReached(gaps_, [](const Gap& gap) { return gap.interval.offset; });
    }

    [[nodiscard]] StreamHealth health() const override
    {
        StreamHealth health{
            .isConnected = line_ != nullptr,
            .trouble = trouble(),
            .framesReceived = received_,
            .framesLost = lost_,
            .bytesDiscarded = discardedBefore_ + (decoder_ ? decoder_->discardedBytes() : 0),
            .lossBasis = modulus_ > 0 ? LossBasis::counter : LossBasis::byteRate};
        const DeviceClock& clock = timeline_.clock();
        health.measuredRate = clock.rate();
        health.driftPerMillion = clock.driftPerMillion();
        health.jitter = clock.lateness();
        health.offElectrode = rails_.off();
        return health;
    }

private:
    /// Takes those out whose time was read by now.
    template <class Item, class TimeOf>
    std::vector<Item> takeReached(std::deque<Item>& waiting, TimeOf time)
    {
        // Half a frame, against rounding of frame numbers to times.
        const Duration reached((static_cast<double>(position_) + 0.5) / info_.rate.hertz());
        std::vector<Item> taken;
        while (!waiting.empty() && time(waiting.front()) < reached) {
            taken.push_back(std::move(waiting.front()));
            waiting.pop_front();
        }
        return taken;
    }

    void begin(ConnectedDevice device)
    {
        line_ = std::move(device.line);
        decoder_ = device.plan.makeDecoder();
        bytes_ = 0;
        stamps_.clear();
        lastFrame_ = line_->now();
        for (const StampedBytes& part : device.first)
            feed(part.bytes, part.time);
    }

    Result<void> receive(Duration patience, const std::stop_token& stop)
    {
        const auto got = line_->read(space_, patience, stop);
        // A line that failed is a line that is gone: the adapter may come back.
        if (!got || got->isHungUp) {
            lose();
            return {};
        }
        if (got->count > 0)
            feed(Bytes(space_).first(got->count), got->time);
        if (line_->now() - lastFrame_ > silence())
            lose();
        return {};
    }

    [[nodiscard]] Duration silence() const
    {
        return Duration(std::max(3.0, 12.0 / info_.rate.hertz()));
    }

    void feed(Bytes bytes, Duration time)
    {
        bytes_ += static_cast<std::int64_t>(bytes.size());
        stamps_.push_back({bytes_, time});
        decoded_.clear();
        decoder_->decode(bytes, decoded_);
        takeDecoded();
    }

    void takeDecoded()
    {
        queue_.add(decoded_.values);
        for (const DecodedEvent& event : decoded_.events)
            events_.push_back({arrivals_ + static_cast<std::int64_t>(event.frame), event.text});
        for (const DecodedFrame& frame : decoded_.frames) {
            while (stamps_.size() > 1 && stamps_.front().end < frame.end)
                stamps_.pop_front();
            lastFrame_ = stamps_.front().time;
            timeline_.add({frame.counter, frame.broken, lastFrame_});
        }
        arrivals_ += std::ssize(decoded_.frames);
        placeAll();
    }

    void placeAll()
    {
        while (const auto lost = timeline_.next()) {
            if (lost->frames > 0) {
                const Duration onset = timeOf(placedEnd_, info_.rate);
                const Duration offset = timeOf(placedEnd_ + lost->frames, info_.rate);
                gaps_.push_back({{onset, offset}, lossReason(*lost)});
            }
            queue_.place(lost->frames);
            placedEnd_ += lost->frames;
            lost_ += lost->frames;
            while (!events_.empty() && events_.front().arrival <= received_) {
                annotations_.push_back({.onset = timeOf(placedEnd_, info_.rate),
                                        .text = std::move(events_.front().text)});
                events_.pop_front();
            }
            ++placedEnd_;
            ++received_;
        }
    }

    /// The device is gone, or says nothing: what it sent is given out, and it is sought.
    void lose()
    {
        decoded_.clear();
        decoder_->finish(decoded_);
        takeDecoded();
        timeline_.restart();
        placeAll();
        discardedBefore_ += decoder_->discardedBytes();
        decoder_.reset();
        line_.reset();
        reconnection_ = std::make_unique<Reconnection>(kind_, address_, open_);
    }

    Result<void> resume(Duration patience)
    {
        auto device = reconnection_->wait(patience);
        if (!device)
            return {};
        reconnection_.reset();
        if (device->plan.channels.size() != columns_ || device->plan.rate != info_.rate)
            return failure("another device was plugged in: channels or rate are not the same",
                           address_.address, "begin a new recording for it");
        begin(std::move(*device));
        return {};
    }

    void stopDevice()
    {
        if (!line_ || kind_.endCommand.empty())
            return;
        const std::vector<std::uint8_t> command(kind_.endCommand.begin(), kind_.endCommand.end());
        // A device that is gone by now has stopped, too.
        (void)line_->write(command);
    }

    [[nodiscard]] std::string trouble() const
    {
        if (!line_)
            return "the device at " + address_.address + " is gone; it is waited for";
        const Duration quiet = line_->now() - lastFrame_;
        if (quiet > Duration(std::max(0.5, 3.0 / info_.rate.hertz())))
            return fmt::format("no samples from {} for {:.1f} s", address_.address,
                               quiet.seconds());
        constexpr double muchTooFast = 2e4;  // 2 %
        if (std::abs(timeline_.clock().driftPerMillion().value_or(0.0)) > muchTooFast)
            return fmt::format("the device sends {:.1f} frames a second, not {:g}",
                               timeline_.clock().rate()->hertz(), info_.rate.hertz());
        return {};
    }

    struct Stamp {
        std::int64_t end = 0;  ///< bytes of the stream up to and with this read
        Duration time;
    };
    struct WaitingEvent {
        std::int64_t arrival = 0;  ///< index of the frame that followed it
        std::string text;
    };

    const DeviceKind& kind_;
    SourceAddress address_;
    OpenLine open_;
    StreamInfo info_;
    std::size_t columns_;
    int modulus_;
    std::unique_ptr<ByteStream> line_;  ///< none while the device is away
    std::unique_ptr<Decoder> decoder_;
    std::unique_ptr<Reconnection> reconnection_;
    FrameTimeline timeline_;
    FrameQueue queue_;
    RailWatch rails_;
    std::array<std::uint8_t, 16384> space_{};
    DecodedFrames decoded_;
    std::deque<Stamp> stamps_;
    std::deque<WaitingEvent> events_;
    std::deque<Annotation> annotations_;
    std::deque<Gap> gaps_;
    std::int64_t bytes_ = 0;     ///< since the device was started
    std::int64_t arrivals_ = 0;  ///< frames that were decoded
    std::int64_t received_ = 0;  ///< of those, that have their place
    std::int64_t lost_ = 0;
    std::int64_t placedEnd_ = 0;        ///< frames on the timeline, lost ones included
    std::int64_t position_ = 0;         ///< of those, that were read
    std::int64_t discardedBefore_ = 0;  ///< bytes, before the device was last plugged in
    Duration lastFrame_;
    bool isOver_ = false;
};

}  // namespace

Result<std::unique_ptr<Source>> openDevice(const DeviceKind& kind, const SourceAddress& address,
                                           OpenLine open)
{
    std::vector<std::string_view> known{"baud", "labels"};
    known.insert(known.begin(), kind.parameters.begin(), kind.parameters.end());
    if (const auto checked = checkParameters(address, known); !checked)
        return tl::unexpected(checked.error());
    auto device = connectDevice(kind, address, open, {});
    if (!device)
        return tl::unexpected(device.error());
    return std::make_unique<DeviceSource>(kind, address, std::move(open), std::move(*device));
}

}  // namespace facialis::acquisition
