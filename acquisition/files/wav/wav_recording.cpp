// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wav/wav_recording.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <sndfile.h>
#include <vector>

namespace facialis::acquisition {

namespace {

constexpr std::int64_t framesAtOnce = 4096;

Error becameShorter(const std::string& path)
{
    return {"the file has become shorter since it was opened", path,
            "copy it again from the recorder"};
}

}  // namespace

void WavSound::Closer::operator()(sf_private_tag* handle) const
{
    sf_close(handle);
}

Result<WavSound> WavSound::open(const std::string& path, const WavChunks& chunks)
{
    constexpr int mostChannels = 1024;
    SF_INFO facts{};
    WavSound sound;
    sound.handle_.reset(sf_open(path.c_str(), SFM_READ, &facts));
    if (!sound.handle_)
        return failure(std::string("the WAV file cannot be read (") + sf_strerror(nullptr) + ")",
                       path, "save it as PCM of 16, 24 or 32 bits");
    const int kind = facts.format & SF_FORMAT_SUBMASK;
    switch (kind) {
    case SF_FORMAT_PCM_U8: sound.bits_ = 8; break;
    case SF_FORMAT_PCM_16: sound.bits_ = 16; break;
    case SF_FORMAT_PCM_24: sound.bits_ = 24; break;
    case SF_FORMAT_PCM_32: sound.bits_ = 32; break;
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
        sound.bits_ = kind == SF_FORMAT_FLOAT ? 32 : 64;
        sound.isFloat_ = true;
        break;
    default:
        return failure(fmt::format("WAV samples of {} bits are not read", chunks.bits), path,
                       "save it as PCM of 16, 24 or 32 bits");
    }
    if (facts.samplerate < 1 || facts.samplerate > 10'000'000 || facts.channels < 1 ||
        facts.channels > mostChannels)
        return failure(
            fmt::format("{} channels at {} Hz are not possible", facts.channels, facts.samplerate),
            path, "copy it again from the recorder");
    // The library believes what the file states; only what is there can be read.
    const std::int64_t frameBytes = std::int64_t{facts.channels} * sound.bits_ / 8;
    sound.frames_ = std::min<std::int64_t>(facts.frames, chunks.bytesThere / frameBytes);
    if (sound.frames_ < 1)
        return failure("the WAV file holds no samples", path, "copy it again from the recorder");
    sound.channels_ = facts.channels;
    sound.rate_ = Frequency(facts.samplerate);
    return sound;
}

Channel WavSound::channel(int index) const
{
    Channel channel{
        .label = fmt::format("channel {}", index + 1), .rate = rate_, .length = frames_};
    if (isFloat_) {
        channel.storedType = bits_ == 32 ? SampleType::float32 : SampleType::float64;
        return channel;
    }
    channel.storedType = bits_ <= 16   ? SampleType::int16
                         : bits_ == 24 ? SampleType::int24
                                       : SampleType::int32;
    const std::int64_t half = std::int64_t{1} << (bits_ - 1);
    channel.storedMinimum = -half;
    channel.storedMaximum = half - 1;
    return channel;
}

template <class Sample, class Read, class Value, class Convert>
bool WavSound::walk(int channel, SampleRange range, std::span<Value> into, Read read,
                    Convert convert) const
{
    assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
    std::vector<Sample> frames(
        static_cast<std::size_t>(std::min(framesAtOnce, range.length()) * std::int64_t{channels_}));
    const std::scoped_lock lock(*mutex_);
    if (range.isEmpty())
        return true;
    if (sf_seek(handle_.get(), range.begin, SEEK_SET) != range.begin)
        return false;
    for (std::int64_t at = range.begin; at < range.end;) {
        const std::int64_t count = std::min(framesAtOnce, range.end - at);
        if (read(handle_.get(), frames.data(), count) != count)
            return false;
        for (std::int64_t i = 0; i < count; ++i)
            into[static_cast<std::size_t>(at + i - range.begin)] =
                convert(frames[static_cast<std::size_t>(i * channels_ + channel)]);
        at += count;
    }
    return true;
}

bool WavSound::readStored(int channel, SampleRange range, std::span<std::int32_t> into) const
{
    // The library puts numbers of fewer bits into the highest bits of 32.
    const int unused = 32 - bits_;
    return walk<int>(channel, range, into, sf_readf_int,
                     [unused](int value) { return value >> unused; });
}

bool WavSound::readFractions(int channel, SampleRange range, std::span<double> into) const
{
    return walk<double>(channel, range, into, sf_readf_double, [](double value) { return value; });
}

Result<void> WavRecording::read(std::size_t channel, SampleRange range,
                                std::span<double> into) const
{
    const int index = static_cast<int>(channel);
    if (!sound_.isInteger()) {
        if (!sound_.readFractions(index, range, into))
            return tl::unexpected(becameShorter(info_.path));
        return {};
    }
    std::vector<std::int32_t> stored(into.size());
    if (!sound_.readStored(index, range, stored))
        return tl::unexpected(becameShorter(info_.path));
    std::ranges::copy(stored, into.begin());
    return {};
}

Result<void> WavRecording::readStored(std::size_t channel, SampleRange range,
                                      std::span<std::int32_t> into) const
{
    if (!sound_.isInteger())
        return failure(
            "channel '" + info_.channels[channel].label + "' is stored as floating point",
            info_.path, "read it as physical values");
    if (!sound_.readStored(static_cast<int>(channel), range, into))
        return tl::unexpected(becameShorter(info_.path));
    return {};
}

}  // namespace facialis::acquisition
