// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/analysis_archive.hpp"

#include <array>
#include <cmath>
#include <concepts>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "data/storage/channel_words.hpp"
#include "data/storage/hdf5_object.hpp"

namespace facialis {

namespace {

using Json = nlohmann::ordered_json;

// Each struct lists its fields once; Writer and Reader below walk the same list, so that what is
// written and what is read cannot drift apart.

template <class A>
void fields(A& a, SampleRange& v)
{
    a("begin", v.begin), a("end", v.end);
}
template <class A>
void fields(A& a, TimeInterval& v)
{
    a("onset_s", v.onset), a("offset_s", v.offset);
}
template <class A>
void fields(A& a, StartTime& v)
{
    a("year", v.year), a("month", v.month), a("day", v.day);
    a("hour", v.hour), a("minute", v.minute), a("second", v.second);
    a("nanosecond", v.nanosecond), a("utc_offset_minutes", v.utcOffsetMinutes);
}
template <class A>
void fields(A& a, Identity& v)
{
    a("patient_code", v.patientCode), a("patient_name", v.patientName);
    a("birth_date", v.birthDate), a("sex", v.sex);
    a("recording_code", v.recordingCode), a("technician", v.technician);
    a("equipment", v.equipment), a("remarks", v.remarks);
}
template <class A>
void fields(A& a, Channel& v)
{
    a("label", v.label), a("muscle", v.muscle), a("side", v.side), a("rate_hz", v.rate);
    a("length", v.length), a("dimension", v.dimension), a("unit", v.unit);
    a("stored_type", v.storedType), a("scale", v.scale), a("offset", v.offset);
    a("prefilter", v.prefilter), a("transducer", v.transducer);
    a("stored_minimum", v.storedMinimum), a("stored_maximum", v.storedMaximum);
}
template <class A>
void fields(A& a, Gap& v)
{
    a("interval", v.interval), a("reason", v.reason);
}
template <class A>
void fields(A& a, Annotation& v)
{
    a("onset_s", v.onset), a("duration_s", v.duration), a("text", v.text), a("channel", v.channel);
}
template <class A>
void fields(A& a, RecordingInfo& v)
{
    a("path", v.path), a("format", v.format), a("channels", v.channels), a("gaps", v.gaps);
    a("annotations", v.annotations), a("start", v.start), a("duration_s", v.duration);
    a("identity", v.identity), a("warnings", v.warnings), a("is_incomplete", v.isIncomplete);
}
template <class A>
void fields(A& a, Setting& v)
{
    a("name", v.name), a("value", v.value);
}
template <class A>
void fields(A& a, ChannelQuality& v)
{
    a("channel", v.channel), a("noise_rms_v", v.noiseRms), a("mains_ratio_db", v.mainsRatioDb);
    a("clipped_fraction", v.clippedFraction), a("gaps", v.gaps), a("is_usable", v.isUsable);
    a("reasons", v.reasons);
}
template <class A>
void fields(A& a, Manoeuvre& v)
{
    a("id", v.id), a("interval", v.interval), a("is_inferred", v.isInferred), a("text", v.text);
}
template <class A>
void fields(A& a, Burst& v)
{
    a("channel", v.channel), a("range", v.range), a("interval", v.interval), a("alarm_s", v.alarm);
    a("rms_v", v.rms), a("peak_v", v.peak), a("rms_over_noise", v.rmsOverNoise), a("kind", v.kind);
}
template <class A>
void fields(A& a, SynkinesisPair& v)
{
    a("driver", v.driver), a("follower", v.follower), a("side", v.side), a("trials", v.trials);
    a("co_activated", v.coActivated), a("probability", v.probability);
    a("probability_ci95", v.probabilityCi95), a("lag_median_s", v.lagMedian);
    a("lag_quartiles_s", v.lagQuartiles), a("rms_side_ratio", v.rmsSideRatio);
    a("p_value", v.pValue), a("crosstalk", v.crosstalk), a("call", v.call);
    a("evidence", v.evidence);
}
template <class A>
void fields(A& a, Evidence& v)
{
    a("channel", v.channel), a("interval", v.interval);
}
template <class A>
void fields(A& a, Finding& v)
{
    a("id", v.id), a("state", v.state), a("value", v.value), a("unit", v.unit), a("limit", v.limit);
    a("side", v.side), a("channels", v.channels), a("evidence", v.evidence), a("rule", v.rule);
    a("source", v.source);
}
template <class A>
void fields(A& a, RedFlag& v)
{
    a("id", v.id), a("text", v.text), a("source", v.source);
}
template <class A>
void fields(A& a, Reason& v)
{
    a("finding", v.finding), a("text", v.text), a("source", v.source);
}
template <class A>
void fields(A& a, SourcedText& v)
{
    a("text", v.text), a("source", v.source);
}
template <class A>
void fields(A& a, RankedCause& v)
{
    a("id", v.id), a("name", v.name), a("category", v.category), a("rank", v.rank);
    a("support", v.support), a("score", v.score), a("side", v.side), a("for", v.supporting);
    a("against", v.opposing), a("not_tested", v.notTested), a("next_steps", v.nextSteps);
    a("numbers", v.numbers), a("sources", v.sources);
}
template <class A>
void fields(A& a, Provenance& v)
{
    a("software", v.software), a("version", v.version), a("knowledge_version", v.knowledgeVersion);
    a("input_sha256", v.inputSha256), a("created", v.created);
}
template <class A>
void fields(A& a, AnalysisResult& v)
{
    a("recording", v.recording), a("settings", v.settings), a("quality", v.quality);
    a("manoeuvres", v.manoeuvres), a("bursts", v.bursts), a("synkinesis", v.synkinesis);
    a("findings", v.findings), a("red_flags", v.redFlags), a("causes", v.causes);
    a("provenance", v.provenance);
}

// Words of the enumerations. The lists end where toString has nothing more to say.
std::string_view toString(SampleType type)
{
    return wordOf(sampleTypeWords, type);
}
std::string_view toString(Dimension dimension)
{
    return wordOf(dimensionWords, dimension);
}

double si(Frequency v)
{
    return v.hertz();
}
double si(Duration v)
{
    return v.seconds();
}
double si(Voltage v)
{
    return v.volts();
}

template <class T>
concept IsQuantity = std::derived_from<T, Quantity<T>>;
template <class T>
concept IsEnum = std::is_enum_v<T>;
template <class T>
concept IsWhole = std::integral<T> && !std::same_as<T, bool>;

struct Writer {
    Json json = Json::object();

    template <class T>
    void operator()(const char* name, const T& value)
    {
        json[name] = encode(value);
    }

    static Json encode(bool value) { return value; }
    static Json encode(const std::string& value) { return storableText(value); }
    static Json encode(IsWhole auto value) { return value; }
    static Json encode(double value)
    {
        if (std::isfinite(value))
            return value;
        return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";  // JSON has no such numbers
    }
    static Json encode(IsQuantity auto value) { return encode(si(value)); }
    static Json encode(IsEnum auto value) { return std::string(toString(value)); }
    template <class T>
    static Json encode(const std::optional<T>& value)
    {
        return value ? encode(*value) : Json();
    }
    template <class T>
    static Json encode(const std::vector<T>& values)
    {
        Json array = Json::array();
        for (const T& value : values)
            array.push_back(encode(value));
        return array;
    }
    template <class T>
    static Json encode(const std::array<T, 2>& pair)
    {
        return Json::array({encode(pair[0]), encode(pair[1])});
    }
    static Json encode(const decltype(Setting::value)& value)
    {
        // The kind is written too: 20 and 20.0 are one number in JSON, but not one setting.
        static constexpr std::array kinds = {"number", "integer", "switch", "text"};
        return Json::object(
            {{kinds[value.index()], std::visit([](const auto& v) { return encode(v); }, value)}});
    }
    template <class T>
        requires std::is_class_v<T> && (!IsQuantity<T>)
    static Json encode(const T& value)
    {
        Writer inner;
        T copy = value;  // fields() takes what Reader fills
        fields(inner, copy);
        return std::move(inner.json);
    }
};

struct Reader {
    const Json& json;

    template <class T>
    void operator()(const char* name, T& value)
    {
        decode(json.at(name), value);
    }

    static void decode(const Json& from, bool& value) { value = from.get<bool>(); }
    static void decode(const Json& from, std::string& value) { value = from.get<std::string>(); }
    static void decode(const Json& from, IsWhole auto& value)
    {
        value = from.get<std::remove_reference_t<decltype(value)>>();
    }
    static void decode(const Json& from, double& value)
    {
        if (!from.is_string())
            value = from.get<double>();
        else if (const auto word = from.get<std::string>(); word == "nan")
            value = std::nan("");
        else
            value = word == "-inf" ? -HUGE_VAL : HUGE_VAL;
    }
    template <IsQuantity T>
    static void decode(const Json& from, T& value)
    {
        double number = 0.0;
        decode(from, number);
        value = T(number);
    }
    template <IsEnum T>
    static void decode(const Json& from, T& value)
    {
        const auto word = from.get<std::string>();
        for (int i = 0; i < 16; ++i)
            if (toString(static_cast<T>(i)) == word && !word.empty()) {
                value = static_cast<T>(i);
                return;
            }
        throw Hdf5Failure{{"holds the unknown word '" + word + "'", {}, {}}};
    }
    template <class T>
    static void decode(const Json& from, std::optional<T>& value)
    {
        value.reset();
        if (!from.is_null())
            decode(from, value.emplace());
    }
    template <class T>
    static void decode(const Json& from, std::vector<T>& values)
    {
        values.clear();
        for (const Json& one : from)
            decode(one, values.emplace_back());
    }
    template <class T>
    static void decode(const Json& from, std::array<T, 2>& pair)
    {
        decode(from.at(0), pair[0]);
        decode(from.at(1), pair[1]);
    }
    static void decode(const Json& from, decltype(Setting::value)& value)
    {
        if (from.contains("number"))
            decode(from.at("number"), value.emplace<double>());
        else if (from.contains("integer"))
            decode(from.at("integer"), value.emplace<std::int64_t>());
        else if (from.contains("switch"))
            decode(from.at("switch"), value.emplace<bool>());
        else
            decode(from.at("text"), value.emplace<std::string>());
    }
    template <class T>
        requires std::is_class_v<T> && (!IsQuantity<T>)
    static void decode(const Json& from, T& value)
    {
        Reader inner{from};
        fields(inner, value);
    }
};

}  // namespace

std::string toArchive(const AnalysisResult& analysis)
{
    return Writer::encode(analysis).dump();
}

Result<AnalysisResult> fromArchive(const std::string& text)
{
    try {
        AnalysisResult analysis;
        Reader::decode(Json::parse(text), analysis);
        return analysis;
    } catch (const Json::exception& problem) {
        return failure(std::string("the analysis in the file cannot be read (") + problem.what() +
                       ")");
    } catch (const Hdf5Failure& problem) {
        return failure("the analysis in the file " + problem.error.what, {},
                       "the file is damaged, or made by a newer version");
    }
}

}  // namespace facialis
