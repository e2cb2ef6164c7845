// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/nwb_derived.hpp"

#include <algorithm>
#include <cassert>

#include "data/tables/collected.hpp"

namespace facialis {

namespace {

constexpr std::int64_t chunkFrames = 16384;
constexpr unsigned deflateLevel = 4;

Hdf5Object createData(const Hdf5Object& group, const DerivedSeries& series)
{
    const std::string where = group.pathOf("data");
    const hsize_t extent[] = {static_cast<hsize_t>(series.length), series.channels.size()};
    const hsize_t chunk[] = {
        static_cast<hsize_t>(std::clamp<std::int64_t>(series.length, 1, chunkFrames)), 1};
    const Hdf5Handle space(H5Screate_simple(2, extent, nullptr), H5Sclose, "cannot be written",
                           where);
    const Hdf5Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "cannot be written", where);
    require(H5Pset_chunk(creation.get(), 2, chunk), "cannot be written", where);
    require(H5Pset_obj_track_times(creation.get(), false), "cannot be written", where);
    require(H5Pset_shuffle(creation.get()), "cannot be written", where);
    require(H5Pset_deflate(creation.get(), deflateLevel), "cannot be written", where);
    return {{H5Dcreate2(group.id(), "data", H5T_IEEE_F32LE, space.get(), H5P_DEFAULT,
                        creation.get(), H5P_DEFAULT),
             H5Dclose, "cannot be written", where},
            group.file(),
            where};
}

void writeColumn(const Hdf5Object& data, std::size_t column, std::span<const double> values)
{
    const hsize_t start[] = {0, column}, count[] = {values.size(), 1};
    const Hdf5Handle file(H5Dget_space(data.id()), H5Sclose, "cannot be written", data.where());
    require(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, count, nullptr),
            "cannot be written", data.where());
    const Hdf5Handle memory(H5Screate_simple(2, count, nullptr), H5Sclose, "cannot be written",
                            data.where());
    require(H5Dwrite(data.id(), H5T_NATIVE_DOUBLE, memory.get(), file.get(), H5P_DEFAULT,
                     values.data()),
            "cannot be written", data.where());
}

}  // namespace

void writeDerivedSeries(const Hdf5Object& module, ObjectTypes& types, const DerivedSeries& series,
                        std::span<const Channel> channels)
{
    const Hdf5Object group = module.createGroup(series.name);
    types.mark(group, "core", "TimeSeries");
    group.setText("description", series.description);
    group.setText(
        "comments",
        "One column a channel: its label stands in columns, its place in the recording in "
        "channel_index. NaN where the recording has no samples.");
    const Hdf5Object data = createData(group, series);
    data.setText("unit", series.unit);
    data.setNumber("conversion", 1.0);
    data.setNumber("offset", 0.0);
    data.setText("dimensions", "time, channel");
    const Hdf5Object start = group.writeNumber("starting_time", 0.0);
    start.setNumber("rate", series.rate.hertz());
    start.setText("unit", "seconds");
    group.writeTexts("columns", collected<std::string>(series.channels, [&](std::size_t k) {
                         return channels[k].label;
                     }));
    group.writeIntegers("channel_index",
                        collected<std::int32_t>(series.channels, [](std::size_t k) {
                            return static_cast<std::int32_t>(k);
                        }));
    for (std::size_t column = 0; column < series.channels.size(); ++column) {
        const auto samples = series.samplesOf(series.channels[column]);
        if (!samples)
            throw Hdf5Failure{samples.error()};
        assert(std::ssize(*samples) == series.length && "as long as the series says");
        if (series.length > 0)
            writeColumn(data, column, *samples);
    }
}

}  // namespace facialis
