// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_writer.hpp"

#include <cassert>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

#include "data/model/stored_number.hpp"
#include "data/model/write_remedy.hpp"
#include "data/storage/analysis_archive.hpp"
#include "data/storage/chunk_packer.hpp"
#include "data/storage/content_hash.hpp"
#include "data/storage/in_parallel.hpp"
#include "data/storage/nwb_analysis.hpp"
#include "data/storage/nwb_derived.hpp"
#include "data/storage/nwb_intervals.hpp"
#include "data/storage/nwb_quality.hpp"
#include "data/storage/nwb_series.hpp"
#include "data/storage/nwb_skeleton.hpp"
#include "data/storage/object_ids.hpp"
#include "data/storage/sha256.hpp"
#include "data/storage/write_driver.hpp"
#include "data/tables/collected.hpp"

namespace facialis {

namespace {

/// One series while it grows.
struct GrowingSeries {
    Hdf5Object data;
    hsize_t frames = 0;
    std::vector<Sha256> digests{};            ///< one a channel
    std::vector<std::string> fingerprints{};  ///< what they came to, at the end
};

/// Adds interleaved frames to the digest of each channel.
template <class Number>
void digest(GrowingSeries& series, std::span<const Number> values)
{
    const std::size_t width = series.digests.size();
    std::vector<Number> column(values.size() / width);
    for (std::size_t k = 0; k < width; ++k) {
        for (std::size_t i = 0; i < column.size(); ++i)
            column[i] = values[i * width + k];
        series.digests[k].add(std::span<const Number>(column));
    }
}

hid_t memoryType(std::int32_t)
{
    return H5T_NATIVE_INT32;
}
hid_t memoryType(double)
{
    return H5T_NATIVE_DOUBLE;
}

template <class Number>
void appendFrames(GrowingSeries& series, std::span<const Number> values, std::size_t channels)
{
    assert(channels > 0 && values.size() % channels == 0 && "whole frames");
    const hsize_t count[] = {values.size() / channels, channels};
    if (count[0] == 0)
        return;
    const hsize_t start[] = {series.frames, 0};
    const hsize_t extent[] = {series.frames + count[0], channels};
    const hid_t data = series.data.id();
    const std::string where = series.data.where();
    require(H5Dset_extent(data, extent), "cannot grow", where);
    const Hdf5Handle file(H5Dget_space(data), H5Sclose, "cannot be written", where);
    require(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, count, nullptr),
            "cannot be written", where);
    const Hdf5Handle memory(H5Screate_simple(2, count, nullptr), H5Sclose, "cannot be written",
                            where);
    require(
        H5Dwrite(data, memoryType(Number{}), memory.get(), file.get(), H5P_DEFAULT, values.data()),
        "cannot be written", where);
    series.frames += count[0];
    digest(series, values);
}

/// One chunk of each channel, packed and written as it is: HDF5 filters nothing itself.
template <class Number, class Pack>
void appendPacked(GrowingSeries& series, std::span<const Number> columns,
                  [[maybe_unused]] std::size_t chunkFrames, const Pack& pack)
{
    const std::size_t width = series.digests.size(), frames = columns.size() / width;
    assert(columns.size() % width == 0 && frames <= chunkFrames && "a chunk of each channel");
    assert(series.frames % chunkFrames == 0 && "only the last chunk is shorter");
    if (frames == 0)
        return;
    std::vector<std::vector<std::byte>> chunks(width);
    (void)inParallel(width, [&](std::size_t worker, std::size_t k) -> Result<void> {
        const auto column = columns.subspan(k * frames, frames);
        series.digests[k].add(column);
        chunks[k] = pack(worker, column);
        return {};
    });
    const hsize_t extent[] = {series.frames + frames, width};
    require(H5Dset_extent(series.data.id(), extent), "cannot grow", series.data.where());
    for (std::size_t k = 0; k < width; ++k) {
        const hsize_t offset[] = {series.frames, k};
        require(H5Dwrite_chunk(series.data.id(), H5P_DEFAULT, 0, offset, chunks[k].size(),
                               chunks[k].data()),
                "cannot be written", series.data.where());
    }
    series.frames += frames;
}

/// What the ids of a finished file hang on beside the header: everything but the time of writing.
std::string contentSeed(const std::string& header, std::span<const GrowingSeries> series,
                        const SessionEnd& end)
{
    std::string text = header;
    for (const GrowingSeries& one : series)
        text += fmt::format("{} {}\n", one.frames, fmt::join(one.fingerprints, " "));
    for (const Gap& gap : end.gaps)
        text += fmt::format("{} {} {}\n", gap.interval.onset.seconds(),
                            gap.interval.offset.seconds(), gap.reason);
    for (const ChannelGap& missing : end.channelGaps)
        text += fmt::format("{} {} {} {}\n", missing.channel, missing.gap.interval.onset.seconds(),
                            missing.gap.interval.offset.seconds(), missing.gap.reason);
    for (const QualitySecond& second : end.quality)
        text += fmt::format("{} {}\n", second.second, second.lostFrames);
    for (const Annotation& note : end.annotations)
        text += fmt::format("{} {}\n", note.onset.seconds(), note.text);
    if (end.analysis)
        text += timelessHash(*end.analysis);
    return sha256Of(text);
}

}  // namespace

struct NwbWriter::State {
    std::string path;
    MediumFault fault;  // before the file: it is looked at while the file closes
    Hdf5Handle file;
    RecordingInfo info;
    std::string header;
    std::vector<SeriesPlan> plans;
    ObjectTypes types{""};
    std::vector<GrowingSeries> series;
    NwbLayout layout;
    std::vector<ChunkPacker> packers;    // one a worker
    std::vector<std::int32_t> integers;  // reused by append(SampleBlock)
    std::vector<double> doubles;

    /// guarded(), but what the medium said comes first: HDF5 was told that all is well.
    template <class Work>
    Result<void> attempt(const Work& work)
    {
        Result<void> done = guarded(path, work);
        if (fault.errorNumber != 0)
            return failure(
                std::string("cannot be written (") + std::strerror(fault.errorNumber) + ")", path,
                writeRemedy(fault.errorNumber));
        return done;
    }

    [[nodiscard]] Hdf5Object root() const
    {
        return {{H5Gopen2(file.get(), "/", H5P_DEFAULT), H5Gclose, "cannot be written", path},
                path,
                "/"};
    }

    void writeEnd(const SessionEnd& end);
};

void NwbWriter::State::writeEnd(const SessionEnd& end)
{
    const Hdf5Object top = root();
    const Hdf5Object own = top.openGroup("facialis");
    if (!end.gaps.empty() || !end.channelGaps.empty() || !end.annotations.empty() ||
        !end.quality.empty() || end.analysis) {
        const Hdf5Object intervals = top.createGroup("intervals");
        writeInvalidTimes(intervals, types, info.channels, end);
        writeAnnotations(intervals, types, info.channels, end.annotations);
        writeQuality(intervals, types, end.quality);
        if (end.analysis)
            writeAnalysisTables(intervals, facialisModule(top, types), types, *end.analysis);
    }
    if (end.derived)
        writeDerivedSeries(facialisModule(top, types), types, *end.derived, info.channels);
    if (end.analysis) {
        const Provenance& made = end.analysis->provenance;
        AnalysisResult archived = *end.analysis;
        archived.recording.path =
            std::filesystem::path(archived.recording.path).filename().string();
        const Hdf5Object text = own.writeText("analysis", toArchive(archived));
        text.setText("description", "the whole analysis as JSON, for reading back");
        text.setText("sha256", timelessHash(archived));
        own.setText("software", made.software);
        own.setText("version", made.version);
        own.setText("knowledge_version", made.knowledgeVersion);
        own.setText("input_sha256", made.inputSha256);
        own.setText("created", made.created);
    }
    std::vector<std::string> fingerprints(info.channels.size());
    for (std::size_t s = 0; s < series.size(); ++s)
        for (std::size_t k = 0; k < plans[s].channels.size(); ++k)
            fingerprints[plans[s].channels[k]] =
                series[s].fingerprints.emplace_back(series[s].digests[k].finished());
    own.writeTexts("channel_sha256", fingerprints)
        .setText("description",
                 "SHA-256 of the samples of each channel, in the order of the recording: stored "
                 "integers as int32, other numbers as float64 in physical units, little-endian");
    own.setNumber("duration_s", end.duration.seconds());
    own.setInteger("is_finished", 1);
    const std::string seed = contentSeed(header, series, end);
    types.settle(top, seed);
    top.replaceText("identifier", objectId(seed, "identifier"));
    const auto sections = hashSections(top);
    own.writeTexts(sectionNames,
                   collected<std::string>(sections, [](const auto& s) { return s.name; }));
    own.writeTexts(sectionHashes,
                   collected<std::string>(sections, [](const auto& s) { return s.sha256; }))
        .setText("description",
                 "SHA-256 of everything in each section of the file but the samples");
}

NwbWriter::NwbWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
NwbWriter::NwbWriter(NwbWriter&&) noexcept = default;
NwbWriter& NwbWriter::operator=(NwbWriter&&) noexcept = default;
NwbWriter::~NwbWriter() = default;

Result<NwbWriter> NwbWriter::create(const std::string& path, const RecordingInfo& info,
                                    const StartTime& created, const NwbLayout& layout)
{
    auto state = std::make_unique<State>();
    State& s = *state;
    s.path = path;
    s.info = info;
    s.header = describe(info);
    s.plans = planSeries(info.channels, layout.voltages);
    s.layout = layout;
    if (layout.isArchive)
        s.packers.resize(workerCount());
    s.types = ObjectTypes(sha256Of(s.header));
    const Result<void> made = s.attempt([&] {
        s.file = createFile(path, s.fault);
        const Hdf5Object root = s.root();
        for (Hdf5Object& data : writeSkeleton(root, s.types, info, s.plans, created, layout))
            s.series.push_back({std::move(data)});
        for (std::size_t k = 0; k < s.series.size(); ++k)
            s.series[k].digests.resize(s.plans[k].channels.size());
        root.replaceText("identifier", objectId(sha256Of(s.header), "identifier"));
        require(H5Fflush(s.file.get(), H5F_SCOPE_LOCAL), "cannot be written", path);
    });
    if (!made)
        return tl::unexpected<Error>(made.error());
    return NwbWriter(std::move(state));
}

const std::vector<SeriesPlan>& NwbWriter::series() const
{
    return state_->plans;
}

Result<void> NwbWriter::append(std::size_t series, std::span<const std::int32_t> stored)
{
    assert(state_->plans[series].isInteger() && "integers belong into an integer series");
    return state_->attempt([&] {
        appendFrames(state_->series[series], stored, state_->plans[series].channels.size());
    });
}

Result<void> NwbWriter::append(std::size_t series, std::span<const double> physical)
{
    assert(!state_->plans[series].isInteger() && "physical values belong into a floating series");
    return state_->attempt([&] {
        appendFrames(state_->series[series], physical, state_->plans[series].channels.size());
    });
}

Result<void> NwbWriter::append(const SampleBlock& block)
{
    assert(block.channels() == state_->info.channels.size() && "a block of all channels");
    for (std::size_t s = 0; s < state_->plans.size(); ++s) {
        const SeriesPlan& plan = state_->plans[s];
        const std::size_t width = plan.channels.size(), size = width * block.frames();
        (plan.isInteger() ? state_->integers.resize(size) : state_->doubles.resize(size));
        for (std::size_t column = 0; column < width; ++column) {
            const std::size_t k = plan.channels[column];
            const std::span<const double> samples = block.channel(k);
            for (std::size_t i = 0; i < samples.size(); ++i)
                if (plan.isInteger())
                    state_->integers[i * width + column] =
                        storedNumber(samples[i], state_->info.channels[k]);
                else
                    state_->doubles[i * width + column] = samples[i];
        }
        Result<void> done = plan.isInteger()
                                ? append(s, std::span<const std::int32_t>(state_->integers))
                                : append(s, std::span<const double>(state_->doubles));
        if (!done)
            return done;
    }
    return {};
}

std::int64_t NwbWriter::chunkFrames(std::size_t series) const
{
    return chunkFramesOf(state_->plans[series], state_->layout);
}

Result<void> NwbWriter::appendColumns(std::size_t series, std::span<const std::int32_t> stored)
{
    State& s = *state_;
    assert(s.layout.isArchive && s.plans[series].isInteger() && "an integer series of an archive");
    const auto frames = static_cast<std::size_t>(chunkFrames(series));
    return s.attempt([&] {
        appendPacked(s.series[series], stored, frames, [&](std::size_t worker, auto column) {
            return s.packers[worker].packed(column, s.plans[series].stored, frames);
        });
    });
}

Result<void> NwbWriter::appendColumns(std::size_t series, std::span<const double> physical)
{
    State& s = *state_;
    assert(s.layout.isArchive && !s.plans[series].isInteger() && "a floating series of an archive");
    const auto frames = static_cast<std::size_t>(chunkFrames(series));
    return s.attempt([&] {
        appendPacked(s.series[series], physical, frames, [&](std::size_t worker, auto column) {
            return s.packers[worker].packed(column, frames);
        });
    });
}

Result<void> NwbWriter::flush()
{
    return state_->attempt([&] {
        require(H5Fflush(state_->file.get(), H5F_SCOPE_LOCAL), "cannot be written", state_->path);
    });
}

Result<void> NwbWriter::finish(const SessionEnd& end)
{
    return state_->attempt([&] {
        state_->writeEnd(end);
        state_->series.clear();
        if (!state_->file.reset())
            throwHdf5("cannot be completed", state_->path);
    });
}

}  // namespace facialis
