// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/open_mat_export.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "data/storage/channel_words.hpp"
#include "data/storage/mat_layout.hpp"

namespace facialis {

namespace {

/// What ends reading; never leaves this file.
struct Damaged {
    std::string what;
};

class MatExport {
public:
    MatExport(const std::string& path, const MatlabVariables& variables) : variables_(variables)
    {
        info_.path = path;
        info_.format = "MATLAB";
    }

    RecordingInfo info(std::vector<MatlabColumn>& columns)
    {
        const std::size_t count = addChannels(columns);
        addAnnotations(count);
        addGaps();
        if (const std::string start = text("start_time"); !start.empty()) {
            const auto time = startTimeFromIso8601(start);
            if (!time)
                throw Damaged{"'start_time' is no time"};
            info_.start = *time;
        }
        const auto duration = numbers("duration_s");
        if (duration.size() != 1 || !(duration[0] >= 0.0) || !std::isfinite(duration[0]))
            throw Damaged{"'duration_s' is no duration"};
        info_.duration = Duration(duration[0]);
        info_.identity = {text("identity.patient_code"),   text("identity.patient_name"),
                          text("identity.birth_date"),     text("identity.sex"),
                          text("identity.recording_code"), text("identity.technician"),
                          text("identity.equipment"),      text("identity.remarks")};
        return std::move(info_);
    }

private:
    [[nodiscard]] const matvar_t& variable(const std::string& name) const
    {
        const auto found = std::ranges::find(variables_.all, name, &NamedVariable::name);
        if (found == variables_.all.end())
            throw Damaged{"the variable '" + name + "' is missing"};
        return *found->variable;
    }

    [[nodiscard]] std::string text(const std::string& name) const { return textOf(variable(name)); }

    [[nodiscard]] std::vector<double> numbers(const std::string& name) const
    {
        const matvar_t& matrix = variable(name);
        std::vector<double> values(isRealMatrix(matrix) ? elementsOf(matrix) : 0);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = valueAt(matrix, i);
        return values;
    }

    template <class Column>
    [[nodiscard]] Column ofLength(std::size_t length, Column column, const std::string& name) const
    {
        if (column.size() != length)
            throw Damaged{"'" + name + "' has another length than its neighbours"};
        return column;
    }
    [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t length) const
    {
        return ofLength(length, textsOf(variable(name)), name);
    }
    [[nodiscard]] std::vector<double> numbers(const std::string& name, std::size_t length) const
    {
        return ofLength(length, numbers(name), name);
    }

    std::size_t addChannels(std::vector<MatlabColumn>& columns)
    {
        const auto labels = textsOf(variable("labels"));
        const std::size_t count = labels.size();
        const auto units = texts("units", count), dimensions = texts("dimensions", count),
                   muscles = texts("muscles", count), sides = texts("sides", count),
                   prefilters = texts("prefilters", count),
                   transducers = texts("transducers", count);
        const auto rates = numbers("rates_hz", count);
        for (std::size_t k = 0; k < count; ++k) {
            const std::string name = fmt::format("channel_{}", k + 1);
            const matvar_t& samples = variable(name);
            const auto dimension = fromWord(dimensionWords, dimensions[k]);
            if (!dimension)
                throw Damaged{"'dimensions' holds the unknown word '" + dimensions[k] + "'"};
            if (!(rates[k] > 0.0) || !std::isfinite(rates[k]))
                throw Damaged{"'rates_hz' holds an impossible rate"};
            if (elementsOf(samples) > 0 && !isRealMatrix(samples))
                throw Damaged{"'" + name + "' is no column of numbers"};
            Channel channel;
            channel.label = labels[k];
            channel.muscle = muscles[k];
            channel.side = sideFrom(sides[k]);
            channel.rate = Frequency(rates[k]);
            channel.length = static_cast<std::int64_t>(elementsOf(samples));
            channel.dimension = *dimension;
            channel.unit = units[k];
            channel.storedType = SampleType::float64;
            channel.scale = *dimension == Dimension::voltage ? 1e-6 : 1.0;
            channel.prefilter = prefilters[k];
            channel.transducer = transducers[k];
            info_.channels.push_back(std::move(channel));
            columns.push_back({&samples, 0, 1});
        }
        return count;
    }

    void addAnnotations(std::size_t channels)
    {
        const auto words = textsOf(variable("annotations.text"));
        const std::size_t count = words.size();
        const auto onset = numbers("annotations.onset_s", count),
                   duration = numbers("annotations.duration_s", count),
                   channel = numbers("annotations.channel", count);
        for (std::size_t i = 0; i < count; ++i) {
            if (!std::isfinite(onset[i]))
                throw Damaged{"'annotations.onset_s' holds a time that is none"};
            Annotation note{Duration(onset[i]), {}, words[i], {}};
            if (std::isfinite(duration[i]))
                note.duration = Duration(duration[i]);
            if (channel[i] >= 1.0 && channel[i] <= static_cast<double>(channels))
                note.channel = static_cast<std::size_t>(channel[i]) - 1;
            info_.annotations.push_back(std::move(note));
        }
    }

    void addGaps()
    {
        const auto reasons = textsOf(variable("gaps.reason"));
        const auto onset = numbers("gaps.onset_s", reasons.size()),
                   offset = numbers("gaps.offset_s", reasons.size());
        for (std::size_t i = 0; i < reasons.size(); ++i) {
            if (!std::isfinite(onset[i]) || !(offset[i] >= onset[i]) || !std::isfinite(offset[i]))
                throw Damaged{"'gaps' holds a time that is none"};
            info_.gaps.push_back({{Duration(onset[i]), Duration(offset[i])}, reasons[i]});
        }
    }

    const MatlabVariables& variables_;
    RecordingInfo info_;
};

}  // namespace

bool isMatExport(const MatlabVariables& variables)
{
    const auto found = std::ranges::find(variables.all, "schema", &NamedVariable::name);
    return found != variables.all.end() && textOf(*found->variable) == matSchema;
}

Result<std::unique_ptr<Recording>> openMatExport(const std::string& path, MatlabVariables variables)
{
    try {
        std::vector<MatlabColumn> columns;
        RecordingInfo info = MatExport(path, variables).info(columns);
        return std::make_unique<MatlabRecording>(std::move(info), std::move(variables),
                                                 std::move(columns));
    } catch (const Damaged& thrown) {
        return failure(thrown.what, path, "write it again from the recording");
    }
}

}  // namespace facialis
