// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/mat_export.hpp"

#include <array>
#include <fmt/format.h>
#include <limits>
#include <matio.h>
#include <memory>
#include <utility>
#include <vector>

#include "data/model/replace_file.hpp"
#include "data/model/utf8.hpp"
#include "data/storage/channel_words.hpp"
#include "data/storage/mat_layout.hpp"

namespace facialis {

namespace {

constexpr std::int64_t largestVariable = (std::int64_t{1} << 31) - 4096;  // bytes; MATLAB 5
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct CloseFile {
    void operator()(mat_t* file) const { Mat_Close(file); }
};
struct FreeVariable {
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};
using Variable = std::unique_ptr<matvar_t, FreeVariable>;

/// A column of numbers. The library copies them, and asks for what it may write to.
Variable column(const char* name, std::vector<double> values)
{
    std::array<std::size_t, 2> size{values.size(), 1};
    return Variable(
        Mat_VarCreate(name, MAT_C_DOUBLE, MAT_T_DOUBLE, 2, size.data(), values.data(), 0));
}

/// In UTF-16, as MATLAB has it: its sizes count such units, never bytes of UTF-8.
Variable text(const char* name, const std::string& value)
{
    std::u16string units = toUtf16(value);
    std::array<std::size_t, 2> size{units.empty() ? std::size_t{0} : std::size_t{1}, units.size()};
    return Variable(Mat_VarCreate(name, MAT_C_CHAR, MAT_T_UTF16, 2, size.data(), units.data(), 0));
}

/// A cell array of texts, in a column.
Variable texts(const char* name, const std::vector<std::string>& values)
{
    std::array<std::size_t, 2> size{values.size(), 1};
    Variable cells(Mat_VarCreate(name, MAT_C_CELL, MAT_T_CELL, 2, size.data(), nullptr, 0));
    for (std::size_t k = 0; cells && k < values.size(); ++k)
        Mat_VarSetCell(cells.get(), static_cast<int>(k), text(nullptr, values[k]).release());
    return cells;
}

/// A struct of one element; the fields become its own.
Variable record(const char* name, std::vector<std::pair<const char*, Variable>> fields)
{
    std::vector<const char*> names;
    for (const auto& [field, value] : fields)
        names.push_back(field);
    std::array<std::size_t, 2> size{1, 1};
    Variable made(Mat_VarCreateStruct(name, 2, size.data(), names.data(),
                                      static_cast<unsigned>(names.size())));
    for (auto& [field, value] : fields)
        if (made)
            Mat_VarSetStructFieldByName(made.get(), field, 0, value.release());
    return made;
}

template <class Rows, class Field>
std::vector<double> numbersOf(const Rows& rows, const Field& field)
{
    std::vector<double> values;
    for (const auto& row : rows)
        values.push_back(field(row));
    return values;
}

template <class Rows, class Field>
std::vector<std::string> textsOf(const Rows& rows, const Field& field)
{
    std::vector<std::string> values;
    for (const auto& row : rows)
        values.push_back(field(row));
    return values;
}

Variable annotationsOf(const RecordingInfo& info)
{
    using A = const Annotation&;
    std::vector<std::pair<const char*, Variable>> fields;
    fields.emplace_back(
        "onset_s",
        column(nullptr, numbersOf(info.annotations, [](A a) { return a.onset.seconds(); })));
    fields.emplace_back("duration_s", column(nullptr, numbersOf(info.annotations, [](A a) {
                                                 return a.duration ? a.duration->seconds()
                                                                   : unknown;
                                             })));
    fields.emplace_back("channel", column(nullptr, numbersOf(info.annotations, [](A a) {
                                              return a.channel ? static_cast<double>(*a.channel + 1)
                                                               : 0.0;
                                          })));
    fields.emplace_back("text",
                        texts(nullptr, textsOf(info.annotations, [](A a) { return a.text; })));
    return record("annotations", std::move(fields));
}

Variable gapsOf(const RecordingInfo& info)
{
    using G = const Gap&;
    std::vector<std::pair<const char*, Variable>> fields;
    fields.emplace_back(
        "onset_s",
        column(nullptr, numbersOf(info.gaps, [](G g) { return g.interval.onset.seconds(); })));
    fields.emplace_back(
        "offset_s",
        column(nullptr, numbersOf(info.gaps, [](G g) { return g.interval.offset.seconds(); })));
    fields.emplace_back("reason", texts(nullptr, textsOf(info.gaps, [](G g) { return g.reason; })));
    return record("gaps", std::move(fields));
}

Variable identityOf(const Identity& who)
{
    std::vector<std::pair<const char*, Variable>> fields;
    for (const auto& [name, value] : {std::pair("patient_code", who.patientCode),
                                      {"patient_name", who.patientName},
                                      {"birth_date", who.birthDate},
                                      {"sex", who.sex},
                                      {"recording_code", who.recordingCode},
                                      {"technician", who.technician},
                                      {"equipment", who.equipment},
                                      {"remarks", who.remarks}})
        fields.emplace_back(name, text(nullptr, value));
    return record("identity", std::move(fields));
}

std::vector<Variable> headerOf(const RecordingInfo& info)
{
    using C = const Channel&;
    std::vector<Variable> list;
    const auto words = [&](const char* name, const auto& field) {
        list.push_back(texts(name, textsOf(info.channels, field)));
    };
    list.push_back(text("schema", matSchema));
    words("labels", [](C c) { return c.label; });
    words("units",
          [](C c) { return c.dimension == Dimension::voltage ? std::string("uV") : c.unit; });
    words("dimensions", [](C c) { return std::string(wordOf(dimensionWords, c.dimension)); });
    words("muscles", [](C c) { return c.muscle; });
    words("sides", [](C c) { return c.side ? std::string(toString(*c.side)) : std::string(); });
    words("prefilters", [](C c) { return c.prefilter; });
    words("transducers", [](C c) { return c.transducer; });
    list.push_back(
        column("rates_hz", numbersOf(info.channels, [](C c) { return c.rate.hertz(); })));
    list.push_back(annotationsOf(info));
    list.push_back(gapsOf(info));
    list.push_back(text("start_time", info.start ? toIso8601(*info.start) : std::string()));
    list.push_back(column("duration_s", {info.duration.seconds()}));
    list.push_back(text("format", info.format));
    list.push_back(identityOf(info.identity));
    return list;
}

Result<void> writeChannels(mat_t& file, const Recording& recording, const std::string& shownAs)
{
    const auto& channels = recording.info().channels;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        std::vector<double> samples(static_cast<std::size_t>(channels[k].length));
        if (Result<void> read = recording.read(k, {0, channels[k].length}, samples); !read)
            return read;
        if (channels[k].dimension == Dimension::voltage)
            for (double& sample : samples)
                sample *= 1e6;
        const Variable variable = column(fmt::format("channel_{}", k + 1).c_str(), samples);
        if (!variable || Mat_VarWrite(&file, variable.get(), MAT_COMPRESSION_ZLIB) != 0)
            return failure(fmt::format("channel {} cannot be written", k + 1), shownAs,
                           "free some space or choose another place");
    }
    return {};
}

}  // namespace

Result<ExportReport> writeMat(const Recording& recording, const std::string& path)
{
    const RecordingInfo& info = recording.info();
    for (const Channel& channel : info.channels)
        if (channel.length > largestVariable / static_cast<std::int64_t>(sizeof(double)))
            return failure(
                fmt::format("channel '{}' is longer than a MATLAB 5 file can hold", channel.label),
                path, "write NWB, which has no such limit");
    const Result<void> written =
        replaceFile(path, [&](const std::string& temporary) -> Result<void> {
            const std::unique_ptr<mat_t, CloseFile> file(Mat_CreateVer(
                temporary.c_str(), "MATLAB 5.0 MAT-file, written by Facialis", MAT_FT_MAT5));
            if (!file)
                return failure("cannot be written", path, "choose another place");
            for (const Variable& variable : headerOf(info))
                if (!variable ||
                    Mat_VarWrite(file.get(), variable.get(), MAT_COMPRESSION_ZLIB) != 0)
                    return failure("cannot be written", path,
                                   "free some space or choose another place");
            return writeChannels(*file, recording, path);
        });
    if (!written)
        return tl::unexpected(written.error());
    return ExportReport{};
}

}  // namespace facialis
