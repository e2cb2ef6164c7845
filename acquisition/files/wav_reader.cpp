// SPDX-License-Identifier: GPL-3.0-or-later
// WAV files, as Spike Recorder writes them: whole numbers or fractions of full scale, no unit.
#include <fmt/format.h>
#include <utility>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/wav/spike_recorder_events.hpp"
#include "acquisition/files/wav/wav_chunks.hpp"
#include "acquisition/files/wav/wav_recording.hpp"

namespace facialis::acquisition {

namespace {

bool recognises(std::span<const std::byte> head)
{
    const bool isRiff =
        hasSignature(head, "RIFF") || hasSignature(head, "RIFX") || hasSignature(head, "RF64");
    return isRiff && hasSignature(head, "WAVE", 8);
}

void warnOfCut(const WavChunks& chunks, RecordingInfo& info)
{
    if (!chunks.statedBytes || chunks.bytesThere >= *chunks.statedBytes)
        return;
    info.isIncomplete = true;
    info.warnings.push_back(fmt::format("the file is cut: {} of {} bytes of samples are missing",
                                        *chunks.statedBytes - chunks.bytesThere,
                                        *chunks.statedBytes));
}

Result<std::unique_ptr<Recording>> open(const std::string& path, const OpenOptions& options)
{
    const auto chunks = readWavChunks(path);
    if (!chunks)
        return tl::unexpected(chunks.error());
    auto sound = WavSound::open(path, *chunks);
    if (!sound)
        return tl::unexpected(sound.error());
    RecordingInfo info{.path = path, .format = "WAV"};
    warnOfCut(*chunks, info);
    for (int k = 0; k < sound->channels(); ++k)
        info.channels.push_back(sound->channel(k));
    info.duration = info.channels.front().duration();
    if (!options.unit)
        info.warnings.push_back(
            std::string("a WAV file states no unit: ") +
            (sound->isInteger() ? "counts" : "fractions of full scale") +
            ", amplitudes are not known (--unit uV|mV|V states what one of them is)");
    addSpikeRecorderEvents(path, info);
    return std::make_unique<WavRecording>(std::move(*sound), std::move(info));
}

}  // namespace

Reader wavReader()
{
    return {.name = "WAV", .recognises = recognises, .open = open};
}

}  // namespace facialis::acquisition
