// SPDX-License-Identifier: GPL-3.0-or-later
// MATLAB files of versions 4, 5 to 7.2 and 7.3: one matrix is the recording, its neighbours say
// what it is.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "data/model/voltage_unit.hpp"
#include "data/storage/matlab_recording.hpp"
#include "data/storage/open_mat_export.hpp"
#include "data/storage/opened_here.hpp"

namespace facialis {

namespace {

/// Fewer values in a row are a table of something, no signal.
constexpr std::size_t shortestSignal = 16;
constexpr std::size_t mostChannels = 4096;

std::string plain(std::string_view name)
{
    std::string letters;
    for (const char c : name)
        if (c != '_' && c != '-' && c != ' ')
            letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return letters;
}

/// true where the last name of "data.fs" is one of the words, whatever its case.
bool isCalled(std::string_view name, std::initializer_list<std::string_view> words)
{
    const std::string last = plain(name.substr(name.rfind('.') + 1));
    return std::ranges::find(words, std::string_view(last)) != words.end();
}

bool namesRate(std::string_view name)
{
    return isCalled(name, {"fs", "srate", "sfreq", "freq", "rate", "hz", "samplerate",
                           "samplingrate", "samplefrequency", "samplingfrequency", "samplefreq",
                           "samplingfreq", "sampfreq", "fsemg", "emgfs", "fsample", "fsamp"});
}
bool namesTime(std::string_view name)
{
    return isCalled(name, {"t", "time", "times", "timestamp", "timestamps", "tvec", "timevector"});
}
bool namesUnit(std::string_view name)
{
    return isCalled(name, {"unit", "units"});
}
bool namesLabels(std::string_view name)
{
    return isCalled(name, {"label", "labels", "channels", "channelnames", "chanlabels",
                           "channellabels", "chnames", "names", "muscles", "musclenames"});
}

std::string parentOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return std::string(dot == std::string_view::npos ? "" : name.substr(0, dot + 1));
}

class MatlabOpening {
public:
    MatlabOpening(std::string path, const ForeignOptions& options) : options_(options)
    {
        info_.path = std::move(path);
        info_.format = "MATLAB";
    }

    Result<std::unique_ptr<Recording>> open()
    {
        if (const auto read = readAll(); !read)
            return tl::unexpected<Error>(read.error());
        if (options_.part.empty() && isMatExport(variables_))
            return openMatExport(info_.path, std::move(variables_));
        const auto chosen = choose();
        if (!chosen)
            return tl::unexpected<Error>(chosen.error());
        const matvar_t& matrix = *chosen->variable;
        const bool isTimeDown = matrix.dims[0] >= matrix.dims[1];
        const std::size_t samples = matrix.dims[isTimeDown ? 0 : 1],
                          channels = matrix.dims[isTimeDown ? 1 : 0];
        if (channels > mostChannels)
            return failure(fmt::format("the variable '{}' of {} x {} is no recording", chosen->name,
                                       matrix.dims[0], matrix.dims[1]),
                           info_.path, "choose another one with --part NAME");
        const auto rate = rateOf(*chosen, samples);
        if (!rate)
            return tl::unexpected<Error>(rate.error());
        info_.warnings.push_back(
            fmt::format("the variable '{}' of {} x {} is taken as {} channel(s) of {} samples",
                        chosen->name, matrix.dims[0], matrix.dims[1], channels, samples));
        describe(*chosen, *rate, samples, channels);
        std::vector<MatlabColumn> columns;
        for (std::size_t k = 0; k < channels; ++k)
            columns.push_back(isTimeDown ? MatlabColumn{&matrix, k * samples, 1}
                                         : MatlabColumn{&matrix, k, channels});
        return std::make_unique<MatlabRecording>(std::move(info_), std::move(variables_),
                                                 std::move(columns));
    }

private:
    /// Every variable with its values; the fields of structures under "structure.field".
    Result<void> readAll()
    {
        const MatlabFile file(Mat_Open(info_.path.c_str(), MAT_ACC_RDONLY));
        if (!file)
            return failure("is no MATLAB file that can be read", info_.path,
                           "save it again, with -v7 or -v7.3");
        while (MatlabVariable variable{Mat_VarReadNextInfo(file.get())}) {
            if (!variable->name || Mat_VarReadDataAll(file.get(), variable.get()) != 0)
                continue;
            add(variable->name, *variable);
            variables_.owners.push_back(std::move(variable));
        }
        if (variables_.all.empty())
            return failure("holds no variable that can be read", info_.path,
                           "save it again, with -v7 or -v7.3");
        return {};
    }

    void add(const std::string& name, const matvar_t& variable)
    {
        variables_.all.push_back({name, &variable});
        if (variable.class_type != MAT_C_STRUCT || elementsOf(variable) != 1)
            return;
        // Nothing is changed; matio asks for pointers that could.
        auto* structure = const_cast<matvar_t*>(&variable);
        char* const* fields = Mat_VarGetStructFieldnames(structure);
        const unsigned count = fields ? Mat_VarGetNumberOfFields(structure) : 0;
        for (unsigned i = 0; i < count; ++i)
            if (const matvar_t* field =
                    fields[i] ? Mat_VarGetStructFieldByName(structure, fields[i], 0) : nullptr)
                add(name + "." + fields[i], *field);
    }

    static bool isSignal(const NamedVariable& named)
    {
        return isRealMatrix(*named.variable) && !named.variable->isLogical &&
               std::max(named.variable->dims[0], named.variable->dims[1]) >= shortestSignal;
    }

    Result<NamedVariable> choose() const
    {
        std::vector<NamedVariable> candidates;
        std::string names;
        for (const NamedVariable& named : variables_.all)
            if (isSignal(named) && (!options_.part.empty() || !namesTime(named.name))) {
                candidates.push_back(named);
                names += (names.empty() ? "" : ", ") + named.name;
            }
        if (!options_.part.empty()) {
            const auto found = std::ranges::find(candidates, options_.part, &NamedVariable::name);
            if (found != candidates.end())
                return *found;
            const bool isThere =
                std::ranges::count(variables_.all, options_.part, &NamedVariable::name) > 0;
            return failure(
                isThere ? "the variable '" + options_.part + "' is no matrix of real numbers"
                        : "there is no variable '" + options_.part + "'",
                info_.path, names.empty() ? "the file holds no signals" : "signals are: " + names);
        }
        if (candidates.empty())
            return failure("holds no variable that could be a signal", info_.path,
                           "save the samples as a matrix of numbers");
        if (candidates.size() > 1)
            return failure("holds several variables that could be the recording", info_.path,
                           "choose one with --part NAME: " + names);
        return candidates.front();
    }

    /// The variables beside the chosen one, and those at the top.
    template <class Use>
    void neighbours(const NamedVariable& chosen, const Use& use) const
    {
        for (const std::string& parent : {parentOf(chosen.name), std::string()})
            for (const NamedVariable& named : variables_.all)
                if (parentOf(named.name) == parent)
                    use(named);
    }

    Result<Frequency> rateOf(const NamedVariable& chosen, std::size_t samples)
    {
        std::optional<Frequency> rate;
        neighbours(chosen, [&](const NamedVariable& named) {
            const auto number = namesRate(named.name) ? scalarOf(*named.variable) : std::nullopt;
            if (rate || !number || !(*number >= 1e-3 && *number <= 1e7))
                return;
            rate = Frequency(*number);
            info_.warnings.push_back(
                fmt::format("the rate of {:.10g} Hz is the variable '{}'", *number, named.name));
        });
        neighbours(chosen, [&](const NamedVariable& named) {
            if (!rate && namesTime(named.name))
                rate = rateFromTimes(named, samples);
        });
        if (!rate && options_.rate) {
            rate = options_.rate;
            info_.warnings.push_back(
                fmt::format("the rate of {:.10g} Hz is stated by --rate", rate->hertz()));
        }
        if (!rate)
            return failure(
                "states no sampling rate (no variable fs, srate, samplingRate, time ...)",
                info_.path, "give --rate HZ");
        return *rate;
    }

    /// The rate of evenly spaced seconds; says how even they are.
    std::optional<Frequency> rateFromTimes(const NamedVariable& times, std::size_t samples)
    {
        const matvar_t& t = *times.variable;
        if (!isRealMatrix(t) || elementsOf(t) != samples || samples < 2)
            return std::nullopt;
        const double first = valueAt(t, 0), last = valueAt(t, samples - 1);
        const double interval = (last - first) / static_cast<double>(samples - 1);
        if (!(interval >= 1e-7 && interval <= 1e3))
            return std::nullopt;
        double largest = 0.0;
        for (std::size_t i = 0; i < samples; ++i)
            largest = std::max(largest,
                               std::abs(valueAt(t, i) - first - static_cast<double>(i) * interval));
        const bool isEven = largest <= 0.5 * interval;
        info_.warnings.push_back(fmt::format(
            "the variable '{}' is taken as seconds: {:.10g} Hz, samples at most {:.4g} ms off even "
            "spacing{}",
            times.name, 1.0 / interval, largest * 1e3,
            isEven ? "" : "; that is irregular, and it is not used"));
        return isEven ? std::optional(Frequency(1.0 / interval)) : std::nullopt;
    }

    void describe(const NamedVariable& chosen, Frequency rate, std::size_t samples,
                  std::size_t channels)
    {
        std::vector<std::string> labels;
        std::optional<double> perVolt;
        std::string unit;
        neighbours(chosen, [&](const NamedVariable& named) {
            if (namesLabels(named.name) && labels.empty())
                if (auto texts = textsOf(*named.variable); texts.size() == channels)
                    labels = std::move(texts);
            if (namesUnit(named.name) && !perVolt)
                if (const auto known = unitsPerVolt(textOf(*named.variable))) {
                    perVolt = known;
                    unit = textOf(*named.variable);
                    info_.warnings.push_back("the unit " + unit + " is the variable '" +
                                             named.name + "'");
                }
        });
        for (std::size_t k = 0; k < channels; ++k) {
            Channel channel;
            channel.label = k < labels.size() && !labels[k].empty() ? labels[k]
                            : channels == 1                         ? chosen.name
                                            : fmt::format("{} {}", chosen.name, k + 1);
            channel.rate = rate;
            channel.length = static_cast<std::int64_t>(samples);
            channel.storedType =
                storedTypeOf(chosen.variable->class_type).value_or(SampleType::float64);
            if (perVolt) {
                channel.dimension = Dimension::voltage;
                channel.unit = unit;
                channel.scale = 1.0 / *perVolt;
            }
            info_.channels.push_back(std::move(channel));
        }
        info_.duration = info_.channels.front().duration();
    }

    ForeignOptions options_;
    RecordingInfo info_;
    MatlabVariables variables_;
};

}  // namespace

Result<std::unique_ptr<Recording>> openMatlabHere(const std::string& path,
                                                  const ForeignOptions& options)
{
    return MatlabOpening(path, options).open();
}

}  // namespace facialis
