// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/analysis_archive.hpp"

#include <array>
#include <cmath>
#include <concepts>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "data/storage/analysis_fields.hpp"
#include "data/storage/channel_words.hpp"
#include "data/storage/hdf5_object.hpp"
#include "data/storage/sha256.hpp"

namespace facialis {

namespace {

using Json = nlohmann::ordered_json;

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
    template <class T>
    void later(const char* name, const T& value)
    {
        (*this)(name, value);
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
        archive::fields(inner, copy);
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
    template <class T>
    void later(const char* name, T& value)
    {
        if (json.contains(name))
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
        archive::fields(inner, value);
    }
};

/// @param what the text is, for errors
template <class T>
Result<T> decoded(const std::string& text, const std::string& what)
{
    try {
        T value;
        Reader::decode(Json::parse(text), value);
        return value;
    } catch (const Json::exception& problem) {
        return failure(what + " cannot be read (" + problem.what() + ")");
    } catch (const Hdf5Failure& problem) {
        return failure(what + " " + problem.error.what, {},
                       "the file is damaged, or made by a newer version");
    }
}

}  // namespace

std::string toArchive(const AnalysisResult& analysis)
{
    return Writer::encode(analysis).dump();
}

std::string timelessHash(AnalysisResult analysis)
{
    analysis.provenance.created.clear();
    return sha256Of(toArchive(analysis));
}

Result<AnalysisResult> fromArchive(const std::string& text)
{
    return decoded<AnalysisResult>(text, "the analysis in the file");
}

std::string toArchive(const RecordingInfo& recording)
{
    return Writer::encode(recording).dump();
}

Result<RecordingInfo> recordingFromArchive(const std::string& text)
{
    return decoded<RecordingInfo>(text, "the description of the recording");
}

}  // namespace facialis
