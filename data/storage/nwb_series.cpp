// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_series.hpp"

#include <algorithm>

#include "data/tables/collected.hpp"

namespace facialis {

namespace {

/// Frames in one chunk of a growing file: with at most 8 channels side by side a chunk of 16-bit
/// numbers is 64 KiB, a compromise between reading one channel for an hour and all for a page.
constexpr std::int64_t liveChunkFrames = 4096;
constexpr hsize_t liveChunkChannels = 8;
/// A chunk of an archive is one channel alone, and as small: 512 channels side by side, as they are
/// read in turn, stay in tens of megabytes.
constexpr std::size_t archiveChunkBytes = 65536;
constexpr unsigned deflateLevel = 4;

hid_t storedTypeOf(const SeriesPlan& plan)
{
    return plan.stored == SampleType::int16   ? H5T_STD_I16LE
           : plan.stored == SampleType::int32 ? H5T_STD_I32LE
                                              : H5T_IEEE_F64LE;
}

std::size_t numberBytes(const SeriesPlan& plan)
{
    return plan.stored == SampleType::int16 ? 2 : plan.stored == SampleType::int32 ? 4 : 8;
}

Hdf5Object createData(const Hdf5Object& series, const SeriesPlan& plan, const NwbLayout& layout)
{
    const hsize_t channels = plan.channels.size();
    const std::string where = series.pathOf("data");
    const hsize_t widest = layout.isArchive ? 1 : liveChunkChannels;
    const hsize_t blocks = (channels + widest - 1) / widest;
    const hsize_t extent[] = {0, channels}, most[] = {H5S_UNLIMITED, channels};
    const hsize_t chunk[] = {static_cast<hsize_t>(chunkFramesOf(plan, layout)),
                             (channels + blocks - 1) / blocks};
    const Hdf5Handle space(H5Screate_simple(2, extent, most), H5Sclose, "cannot be written", where);
    const Hdf5Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "cannot be written", where);
    require(H5Pset_chunk(creation.get(), 2, chunk), "cannot be written", where);
    require(H5Pset_obj_track_times(creation.get(), false), "cannot be written", where);
    if (layout.isArchive) {
        require(H5Pset_shuffle(creation.get()), "cannot be written", where);
        require(H5Pset_deflate(creation.get(), deflateLevel), "cannot be written", where);
    }
    const hid_t type = storedTypeOf(plan);
    // A row of chunks and the next one fit the cache, so that none is written twice.
    const Hdf5Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, "cannot be written", where);
    const std::size_t row = chunk[0] * chunk[1] * blocks * numberBytes(plan);
    require(H5Pset_chunk_cache(access.get(), 4099, std::max<std::size_t>(2 * row, 1 << 20), 1.0),
            "cannot be written", where);
    return {{H5Dcreate2(series.id(), "data", type, space.get(), H5P_DEFAULT, creation.get(),
                        access.get()),
             H5Dclose, "cannot be written", where},
            series.file(),
            where};
}

std::string commentsOn(const SeriesPlan& plan, std::span<const Channel> channels)
{
    std::string text = plan.isInteger()
                           ? "Numbers as the recorder stored them; inside the intervals of "
                             "/intervals/invalid_times they are 0 and mean nothing."
                           : "Physical values; NaN where there is no sample.";
    if (!plan.channelConversion.empty())
        text +=
            " Channels differ in scale: channel_conversion is single precision, the exact factor "
            "is "
            "the column scale of the electrodes table.";
    const bool hasOwnOffsets = plan.isInteger() && plan.isElectrical &&
                               std::any_of(plan.channels.begin(), plan.channels.end(), [&](auto k) {
                                   return channels[k].offset != plan.offset;
                               });
    if (hasOwnOffsets)
        text +=
            " Channels differ in offset: add the column offset of the electrodes table (volts).";
    if (!plan.isElectrical && plan.unit == "volts")
        text +=
            " Which electrode a column is, the columns series and series_column of the electrodes "
            "table say.";
    if (!plan.isElectrical && plan.unit == "n/a")
        text += " The source states no unit: these are its own numbers.";
    return text;
}

}  // namespace

std::int64_t chunkFramesOf(const SeriesPlan& plan, const NwbLayout& layout)
{
    const std::int64_t most = layout.isArchive
                                  ? static_cast<std::int64_t>(archiveChunkBytes / numberBytes(plan))
                                  : liveChunkFrames;
    return plan.length > 0 ? std::min(most, plan.length) : most;
}

Hdf5Object writeSeries(const Hdf5Object& acquisition, ObjectTypes& types, const SeriesPlan& plan,
                       std::span<const Channel> channels, const Hdf5Object* electrodes,
                       std::span<const std::size_t> electrodeRows, const NwbLayout& layout)
{
    const Hdf5Object series = acquisition.createGroup(plan.name);
    types.mark(series, "core", plan.isElectrical ? "ElectricalSeries" : "TimeSeries");
    series.setText("description",
                   plan.unit == "volts" ? "surface EMG" : "signals without a known voltage");
    series.setText("comments", commentsOn(plan, channels));
    Hdf5Object data = createData(series, plan, layout);
    data.setText("unit", plan.unit);
    data.setNumber("conversion", plan.conversion);
    data.setNumber("offset", plan.offset);
    data.setText("dimensions", "time, channel");
    const Hdf5Object start = series.writeNumber("starting_time", 0.0);
    start.setNumber("rate", plan.rate.hertz());
    start.setText("unit", "seconds");
    if (!plan.channelConversion.empty()) {
        const Hdf5Object factors = series.writeFloats("channel_conversion", plan.channelConversion);
        factors.setInteger("axis", 1);
    }
    if (!plan.isElectrical || !electrodes)
        return data;
    const auto rows = collected<std::int32_t>(plan.channels, [&](std::size_t k) {
        return static_cast<std::int32_t>(std::find(electrodeRows.begin(), electrodeRows.end(), k) -
                                         electrodeRows.begin());
    });
    const Hdf5Object region = series.writeIntegers("electrodes", rows);
    types.mark(region, "hdmf-common", "DynamicTableRegion");
    region.setText("description", "rows of the electrodes table, one a column of data");
    region.setReference("table", *electrodes);
    return data;
}

}  // namespace facialis
