// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/emulated_device.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace facialis::acquisition {

namespace {

constexpr double bitsPerByte = 10.0;  // 8N1
constexpr std::size_t networkBuffer = 1U << 20U;
constexpr std::size_t mostParcels = 50000;
constexpr std::size_t deviceBuffer = 4096;       // bytes that wait for the line
constexpr std::int64_t mostFramesAtOnce = 4096;  // after a long sleep of the machine

}  // namespace

EmulatedDevice::EmulatedDevice(const EmulatedKind& kind, std::unique_ptr<DeviceLink> link,
                               EmulationOptions options, std::optional<SentFrames> truth)
    : kind_(kind),
      link_(std::move(link)),
      options_(std::move(options)),
      truth_(std::move(truth)),
      device_(kind.make()),
      faults_(options_.faults, options_.feed.seed)
{
    device_->setElectrodes(options_.electrodes);
}

Result<EmulationCounts> EmulatedDevice::run(const std::atomic<bool>& isStopped)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return Time(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    };
    answer(device_->reset());
    dropQueue("unsent");  // the greeting is said to nobody
    Time last;
    for (Time now = elapsed(); !isStopped && (!options_.length || now < *options_.length);
         now = elapsed()) {
        if (const auto done = plugInAndOut(now); !done)
            return tl::unexpected(done.error());
        greetHost(now);
        if (isPlugged_) {
            if (const std::string said = link_->read(); !said.empty() && now >= readyAt_)
                answer(device_->receive(said));
            answer(device_->passTime(now - last));
        }
        last = now;
        if (const auto done = makeFrames(now); !done)
            return tl::unexpected(done.error());
        send(now);
        link_->waitForHost(options_.faults.bytesPerSecond ? 1_ms : kind_.latency);
    }
    dropQueue("unsent");
    if (truth_)
        if (const auto done = truth_->finish(); !done)
            return tl::unexpected(done.error());
    return counts_;
}

Result<void> EmulatedDevice::plugInAndOut(Time now)
{
    const bool isPlugged = !faults_.isUnplugged(now);
    if (isPlugged == isPlugged_)
        return {};
    isPlugged_ = isPlugged;
    if (!isPlugged) {
        dropQueue("unplugged");
        hadHost_ = false;
        link_->unplug();
        return {};
    }
    if (auto made = link_->replug(); !made)
        return made;
    if (kind_.bootAfterOpening) {  // it has no other power than the line's
        (void)device_->reset();
        streamingSince_.reset();
        readyAt_ = now + *kind_.bootAfterOpening;
    }
    if (options_.replugged)
        options_.replugged(link_->address());
    return {};
}

void EmulatedDevice::greetHost(Time now)
{
    const bool hasHost = isPlugged_ && link_->hostIsThere();
    if (hasHost && !hadHost_ && kind_.bootAfterOpening) {
        answer(device_->reset());
        streamingSince_.reset();
        readyAt_ = now + *kind_.bootAfterOpening;
    }
    if (!hasHost && hadHost_) {
        dropQueue("closed");
        link_->forgetUnread();
    }
    hadHost_ = hasHost;
}

void EmulatedDevice::answer(std::string text)
{
    if (text.empty())
        return;
    if (options_.faults.banner)
        text = *options_.faults.banner;
    queuedBytes_ += text.size();
    queue_.push_back({.bytes = {text.begin(), text.end()}, .frame = std::nullopt});
}

Result<bool> EmulatedDevice::feedIsReady()
{
    const Frequency rate = device_->frameRate();
    if (feedRate_ != rate) {
        if (preparing_.valid())
            preparing_.wait();  // it cannot be called off
        feed_.reset();
        feedRate_ = rate;
        preparing_ = std::async(std::launch::async,
                                [options = options_.feed, rate, inputs = device_->inputs()] {
                                    return SignalFeed::make(options, rate, inputs);
                                });
    }
    if (feed_)
        return true;
    if (preparing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    auto made = preparing_.get();
    if (!made)
        return tl::unexpected(made.error());
    feed_ = std::move(*made);
    return true;
}

Result<void> EmulatedDevice::makeFrames(Time now)
{
    const Frequency before = feedRate_;
    const auto isReady = feedIsReady();
    if (!isReady)
        return tl::unexpected(isReady.error());
    if (!device_->isStreaming() || now < readyAt_ || !*isReady || before != feedRate_) {
        streamingSince_.reset();
        return {};
    }
    if (!streamingSince_) {
        streamingSince_ = now;
        streamed_ = 0;
    }
    // What the line would have carried by now counts as room: that this program was not woken in
    // time is no fault of the device.
    const std::size_t room =
        isLimited() ? deviceBuffer +
                          static_cast<std::size_t>((now - lastSent_).seconds() * bytesPerSecond())
                    : networkBuffer;
    const Frequency rate = feedRate_ * options_.faults.rateFactor;
    const auto due = static_cast<std::int64_t>((now - *streamingSince_).seconds() * rate.hertz());
    for (std::int64_t made = 0; streamed_ < due && made < mostFramesAtOnce; ++made) {
        const auto volts = feed_->next();
        if (!volts)
            return tl::unexpected(volts.error());
        makeFrame(*volts, timeOf(streamed_, feedRate_), room);
        ++streamed_;
    }
    return {};
}

void EmulatedDevice::makeFrame(std::span<const double> volts, Time streamTime, std::size_t room)
{
    EmulatedFrame made = device_->frame(volts);
    DeliveredFrame delivered = faults_.strike(std::move(made.bytes), streamTime);
    Parcel parcel{.bytes = std::move(delivered.bytes),
                  .frame = SentFrame{.number = counts_.frames,
                                     .counter = made.counter,
                                     .faults = std::move(delivered.faults),
                                     .stored = std::move(made.stored)}};
    ++counts_.frames;
    if (!isPlugged_ || !hadHost_) {
        strike(parcel, isPlugged_ ? "closed" : "unplugged");
    } else if (queuedBytes_ + parcel.bytes.size() > room) {
        counts_.overrunBytes += std::ssize(parcel.bytes);
        strike(parcel, "overrun");
    }
    // Also what is lost waits its turn, for the truth is in order.
    queuedBytes_ += parcel.bytes.size();
    queue_.push_back(std::move(parcel));
}

double EmulatedDevice::bytesPerSecond() const
{
    return options_.faults.bytesPerSecond.value_or(static_cast<double>(kind_.baud) / bitsPerByte);
}

void EmulatedDevice::send(Time now)
{
    allowance_ += (now - lastSent_).seconds() * bytesPerSecond();
    lastSent_ = now;
    while (!queue_.empty()) {
        Parcel& parcel = queue_.front();
        const std::size_t left = parcel.bytes.size() - parcel.begun;
        const std::size_t allowed =
            isLimited() ? std::min(left, static_cast<std::size_t>(allowance_)) : left;
        const std::size_t taken =
            isPlugged_ && hadHost_
                ? link_->write(std::span(parcel.bytes).subspan(parcel.begun, allowed))
                : allowed;
        parcel.begun += taken;
        allowance_ -= static_cast<double>(taken);
        queuedBytes_ -= taken;
        if (parcel.begun < parcel.bytes.size())
            break;  // what the host has no room for waits, until the device's own buffer is full
        if (parcel.frame)
            record(*parcel.frame);
        queue_.pop_front();
    }
    // A host that never reads must not fill the memory with frames that wait.
    for (; queue_.size() > mostParcels; queue_.pop_front()) {
        Parcel& parcel = queue_.front();
        const std::size_t left = parcel.bytes.size() - parcel.begun;
        queuedBytes_ -= left;
        counts_.overrunBytes += static_cast<std::int64_t>(left);
        if (parcel.frame && left > 0)
            strike(parcel, "overrun");
        if (parcel.frame)
            record(*parcel.frame);
    }
    // A line that idles saves nothing up, and one that is blocked not much.
    allowance_ = queue_.empty() ? 0.0 : std::min(allowance_, static_cast<double>(deviceBuffer));
}

void EmulatedDevice::strike(Parcel& parcel, std::string_view fault)
{
    parcel.bytes.clear();
    if (!parcel.frame->faults.empty())
        parcel.frame->faults += '+';
    parcel.frame->faults += fault;
}

void EmulatedDevice::dropQueue(std::string_view fault)
{
    for (Parcel& parcel : queue_)
        if (parcel.frame) {
            if (parcel.begun < parcel.bytes.size())
                strike(parcel, fault);
            record(*parcel.frame);
        }
    queue_.clear();
    queuedBytes_ = 0;
}

void EmulatedDevice::record(const SentFrame& frame)
{
    if (!frame.faults.empty())
        ++counts_.struck;
    if (truth_)
        truth_->append(frame);
}

}  // namespace facialis::acquisition
