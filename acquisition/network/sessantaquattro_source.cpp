// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/sessantaquattro_source.hpp"

#include <fmt/format.h>
#include <utility>

#include "acquisition/network/arrived_frames.hpp"
#include "acquisition/network/byte_rate.hpp"
#include "acquisition/network/lsl_time_probe.hpp"

namespace facialis::acquisition {

namespace {

constexpr Duration readPatience{0.1};
// A TCP connection that is merely cut says nothing; the device sends sixteen packets a second.
constexpr Duration longestSilence{3.0};

std::string commandBytes(const SessantaquattroSettings& settings)
{
    const std::uint16_t word = settings.command();
    return {static_cast<char>(word >> 8U), static_cast<char>(word & 0xFFU)};
}

Duration now()
{
    return Duration(lslClock());
}

std::vector<Channel> channelsOf(const SessantaquattroSettings& settings)
{
    std::vector<Channel> channels;
    for (std::size_t k = 0; k < settings.channels(); ++k) {
        const bool isSignal = k < settings.signals();
        Channel channel;
        channel.label = isSignal ? fmt::format("EMG {}", k + 1)
                                 : fmt::format("AUX {}", k + 1 - settings.signals());
        channel.rate = settings.rate();
        channel.storedType = settings.is24Bit ? SampleType::int32 : SampleType::int16;
        channel.dimension = isSignal ? Dimension::voltage : Dimension::other;
        channel.unit = isSignal ? "V" : "";
        channel.scale = isSignal ? settings.step().volts() : 1.0;
        const std::int64_t end = settings.is24Bit ? 8388607 : 32767;
        channel.storedMinimum = -end - 1;
        channel.storedMaximum = end;
        channel.prefilter = settings.isHighPass ? "high-pass of the device" : "";
        channels.push_back(std::move(channel));
    }
    return channels;
}

class SessantaquattroSource final : public Source {
public:
    SessantaquattroSource(const SessantaquattroOptions& options, Socket listening)
        : settings_(options.settings),
          listening_(std::move(listening)),
          decoder_(settings_),
          queue_(settings_.channels(), settings_.rate()),
          byteRate_(settings_.rate()),
          place_(fmt::format("{}:{}", options.listenAt.host, listening_.port()))
    {
        info_.name = options.name;
        info_.format = "Sessantaquattro";
        info_.rate = settings_.rate();
        info_.channels = channelsOf(settings_);
    }
    ~SessantaquattroSource() override
    {
        SessantaquattroSettings off = settings_;
        off.isRunning = false;
        if (device_.isOpen())
            (void)device_.send(commandBytes(off));
    }
    SessantaquattroSource(const SessantaquattroSource&) = delete;
    SessantaquattroSource& operator=(const SessantaquattroSource&) = delete;

    [[nodiscard]] const StreamInfo& info() const override { return info_; }

    [[nodiscard]] Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) override
    {
        into.setFrames(0);
        const Duration end = now() + readPatience;
        while (!stop.stop_requested()) {
            work();
            queue_.take(into);
            if (into.frames() > 0)
                return ReadStatus::data;
            if (now() >= end)
                return ReadStatus::nothing;
            (void)(device_.isOpen() ? device_ : listening_).waitToRead(10_ms);
        }
        return ReadStatus::end;
    }

    [[nodiscard]] std::vector<Gap> takeGaps() override { return queue_.takeGaps(); }

    [[nodiscard]] StreamHealth health() const override
    {
        StreamHealth health;
        health.isConnected = device_.isOpen();
        health.framesReceived = received_;
        health.framesLost = queue_.pushed() - received_;
        health.bytesDiscarded = discarded_;
        health.lossBasis = LossBasis::byteRate;
        health.measuredRate = byteRate_.measuredRate();
        if (health.measuredRate)
            health.driftPerMillion = (*health.measuredRate / info_.rate - 1.0) * 1e6;
        if (!device_.isOpen())
            health.trouble = received_ == 0
                                 ? "the device has not yet connected to " + place_
                                 : "the device has hung up; it is waited for at " + place_;
        else if (now() - lastBytes_ > 1_s)
            health.trouble = "the device is connected and sends nothing";
        return health;
    }

private:
    void work()
    {
        Socket fresh = listening_.accept();
        if (fresh.isOpen())
            begin(std::move(fresh));
        if (!device_.isOpen())
            return;
        const auto bytes = device_.receive();
        if (!bytes || now() - lastBytes_ > longestSilence) {
            device_.close();
            return;
        }
        if (!bytes->empty())
            take(*bytes);
    }

    /// The latest connection is the device: one that was cut may still look open.
    void begin(Socket fresh)
    {
        device_ = std::move(fresh);
        (void)device_.send(commandBytes(settings_));
        discarded_ += static_cast<std::int64_t>(decoder_.restart());
        isFirst_ = true;
        lastBytes_ = now();
    }

    void take(const std::string& bytes)
    {
        lastBytes_ = now();
        const std::vector<std::int32_t> values = decoder_.decode(bytes);
        const std::size_t channels = settings_.channels();
        const auto frames = static_cast<std::int64_t>(values.size() / channels);
        if (frames == 0)
            return;
        if (std::exchange(isFirst_, false))
            queue_.pushMissing(byteRate_.reconnected(lastBytes_ - timeOf(frames, info_.rate)),
                               "the device was not connected, by this machine's clock");
        queue_.pushMissing(byteRate_.arrived(frames, lastBytes_),
                           "bytes are missing from the device's rate");
        frame_.resize(channels);
        for (std::size_t at = 0; at < values.size(); at += channels) {
            for (std::size_t k = 0; k < channels; ++k)
                frame_[k] = values[at + k] * info_.channels[k].scale;
            queue_.push(frame_);
        }
        received_ += frames;
    }

    SessantaquattroSettings settings_;
    StreamInfo info_;
    Socket listening_, device_;
    SessantaquattroDecoder decoder_;
    ArrivedFrames queue_;
    ByteRate byteRate_;
    std::string place_;
    std::vector<double> frame_;
    std::int64_t received_ = 0, discarded_ = 0;
    bool isFirst_ = true;
    Duration lastBytes_;
};

}  // namespace

Result<std::unique_ptr<Source>> openSessantaquattro(const SessantaquattroOptions& options)
{
    auto listening = Socket::listen(options.listenAt);
    if (!listening)
        return tl::unexpected(listening.error());
    return std::make_unique<SessantaquattroSource>(options, std::move(*listening));
}

}  // namespace facialis::acquisition
