// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/pipeline/analysis_settings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <toml++/toml.h>

#include "dsp/detection/make_detector.hpp"
#include "dsp/filter/filter_method.hpp"

namespace facialis::engine {
namespace {

using Value = std::variant<double, std::int64_t, bool, std::string>;

/// One setting: its name, what it does, how it is read from and written into the settings.
struct Entry {
    std::string name;
    std::string remark;
    std::function<Value(const AnalysisSettings&)> get;
    /// Empty when all is well, otherwise what the value should be.
    std::function<std::string(AnalysisSettings&, const toml::node&)> set;
};

std::string setNumber(const toml::node& node, double low, double high,
                      const std::function<void(double)>& accept)
{
    const auto value = node.value<double>();
    if (!node.is_number() || !value || !std::isfinite(*value) || *value < low || *value > high)
        return fmt::format("a number from {} to {}", low, high);
    accept(*value);
    return {};
}

std::string setWord(const toml::node& node, std::span<const std::string_view> words,
                    const std::function<void(std::string)>& accept)
{
    const auto value = node.is_string() ? node.value<std::string>() : std::nullopt;
    if (!value || std::find(words.begin(), words.end(), *value) == words.end())
        return fmt::format("one of {}", fmt::join(words, ", "));
    accept(*value);
    return {};
}

std::string mainsWord(const AnalysisSettings& settings)
{
    return settings.mains ? fmt::format("{}", settings.mains->hertz()) : "auto";
}

std::string setMains(AnalysisSettings& settings, const toml::node& node)
{
    if (node.is_string() && node.value<std::string>() == "auto") {
        settings.mains.reset();
        return {};
    }
    const auto value = node.is_number() ? node.value<double>()
                                        : node.is_string()
                           ? [&]() -> std::optional<double> {
        const auto word = node.value<std::string>();
        if (word == "50")
            return 50.0;
        if (word == "60")
            return 60.0;
        return std::nullopt;
    }()
        : std::nullopt;
    if (!value || (*value != 50.0 && *value != 60.0))
        return R"("auto", 50 or 60)";
    settings.mains = Frequency(*value);
    return {};
}

/// In the order of Band.
constexpr std::array<std::string_view, 3> bandWords{"band_pass", "high_pass", "low_pass"};

const std::vector<Entry>& entries()
{
    static const std::vector<Entry> list = {
        {"filter.filtering", "zero_phase (no delay) or causal (as when recording live)",
         [](const AnalysisSettings& s) -> Value {
             return std::string(s.filtering == Filtering::causal ? "causal" : "zero_phase");
         },
         [](AnalysisSettings& s, const toml::node& node) {
             constexpr std::string_view words[] = {"zero_phase", "causal"};
             return setWord(node, words, [&](const std::string& word) {
                 s.filtering = word == "causal" ? Filtering::causal : Filtering::zeroPhase;
             });
         }},
        {"filter.type", "band_pass, high_pass or low_pass (keeps drift: to look at, not to detect)",
         [](const AnalysisSettings& s) -> Value {
             return std::string(bandWords[static_cast<std::size_t>(s.band)]);
         },
         [](AnalysisSettings& s, const toml::node& node) {
             return setWord(node, bandWords, [&](const std::string& word) {
                 const auto* const found = std::find(bandWords.begin(), bandWords.end(), word);
                 s.band = static_cast<Band>(found - bandWords.begin());
             });
         }},
        {"filter.low_hz", "high-pass edge; 15 to 25 Hz suits facial muscles (van Boxtel 2001)",
         [](const AnalysisSettings& s) -> Value { return s.highPass.hertz(); },
         [](AnalysisSettings& s, const toml::node& node) {
             return setNumber(node, 0.5, 2000.0, [&](double v) { s.highPass = Frequency(v); });
         }},
        {"filter.high_hz", "low-pass edge; lowered to 0.45 x rate where the rate is too low",
         [](const AnalysisSettings& s) -> Value { return s.lowPass.hertz(); },
         [](AnalysisSettings& s, const toml::node& node) {
             return setNumber(node, 1.0, 20000.0, [&](double v) { s.lowPass = Frequency(v); });
         }},
        {"filter.order", "Butterworth order of each edge",
         [](const AnalysisSettings& s) -> Value { return std::int64_t{s.filterOrder}; },
         [](AnalysisSettings& s, const toml::node& node) -> std::string {
             const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
             if (!value || *value < 1 || *value > 8)
                 return "a whole number from 1 to 8";
             s.filterOrder = static_cast<int>(*value);
             return {};
         }},
        {"mains.hz", "auto (the stronger line), 50 or 60",
         [](const AnalysisSettings& s) -> Value { return mainsWord(s); },
         [](AnalysisSettings& s, const toml::node& node) { return setMains(s, node); }},
        {"detector.name", "how bursts are found",
         [](const AnalysisSettings& s) -> Value { return s.detector; },
         [](AnalysisSettings& s, const toml::node& node) {
             return setWord(node, dsp::detectorNames(),
                            [&](std::string word) { s.detector = std::move(word); });
         }},
    };
    return list;
}

/// The parameters of one filter or detector as settings.
std::vector<Entry> parameterEntries(std::string_view method,
                                    std::span<const dsp::Parameter> parameters)
{
    std::vector<Entry> list;
    for (const dsp::Parameter& parameter : parameters) {
        const std::string name = fmt::format("{}.{}", method, parameter.name);
        list.push_back({name, std::string(parameter.remark),
                        [name, parameter](const AnalysisSettings& s) -> Value {
                            const auto set = s.parameters.find(name);
                            return set == s.parameters.end() ? parameter.standard : set->second;
                        },
                        [name, parameter](AnalysisSettings& s, const toml::node& node) {
                            return setNumber(node, parameter.least, parameter.most,
                                             [&](double v) { s.parameters[name] = v; });
                        }});
    }
    return list;
}

/// Whether a filter is on.
Entry switchEntry(const dsp::FilterMethod& method)
{
    const std::string name(method.name);
    return {name + ".on", std::string(method.title),
            [name](const AnalysisSettings& s) -> Value { return s.filters.count(name) > 0; },
            [name](AnalysisSettings& s, const toml::node& node) -> std::string {
                if (!node.is_boolean())
                    return "true or false";
                if (*node.value<bool>())
                    s.filters.insert(name);
                else
                    s.filters.erase(name);
                return {};
            }};
}

const std::vector<Entry>& allEntries()
{
    static const std::vector<Entry> list = [] {
        std::vector<Entry> all = entries();
        for (const dsp::FilterMethod* method : dsp::filterMethods()) {
            all.push_back(switchEntry(*method));
            for (Entry& entry : parameterEntries(method->name, method->parameters))
                all.push_back(std::move(entry));
        }
        for (const dsp::DetectorMethod* method : dsp::detectorMethods())
            for (Entry& entry : parameterEntries(method->name, method->parameters))
                all.push_back(std::move(entry));
        return all;
    }();
    return list;
}

std::string literal(const Value& value)
{
    struct {
        std::string operator()(double v) const
        {
            std::string text = fmt::format("{}", v);
            if (text.find_first_of(".e") == std::string::npos)
                text += ".0";
            return text;
        }
        std::string operator()(std::int64_t v) const { return fmt::format("{}", v); }
        std::string operator()(bool v) const { return v ? "true" : "false"; }
        std::string operator()(const std::string& v) const { return fmt::format("\"{}\"", v); }
    } print;
    return std::visit(print, value);
}

}  // namespace

dsp::ParameterValues valuesOf(const AnalysisSettings& settings, std::string_view name,
                              std::span<const dsp::Parameter> parameters)
{
    dsp::ParameterValues values(parameters);
    for (const dsp::Parameter& parameter : parameters) {
        const auto set = settings.parameters.find(fmt::format("{}.{}", name, parameter.name));
        if (set != settings.parameters.end())
            values.set(parameter.name, set->second);
    }
    return values;
}

std::vector<Setting> listed(const AnalysisSettings& settings)
{
    std::vector<Setting> list;
    const auto add = [&](const std::vector<Entry>& some) {
        for (const Entry& entry : some)
            list.push_back({entry.name, entry.get(settings)});
    };
    add(entries());
    for (const dsp::FilterMethod* method : dsp::filterMethods()) {
        add({switchEntry(*method)});
        if (settings.filters.count(method->name) > 0)
            add(parameterEntries(method->name, method->parameters));
    }
    if (const dsp::DetectorMethod* detector = dsp::findDetectorMethod(settings.detector))
        add(parameterEntries(detector->name, detector->parameters));
    return list;
}

std::string toToml(const AnalysisSettings& settings)
{
    std::string text = "# Settings of the analysis (facialis analyze --config FILE).\n";
    std::string_view table;
    for (const Entry& entry : allEntries()) {
        const std::string_view name = entry.name;
        const auto dot = name.find('.');
        if (name.substr(0, dot) != table) {
            table = name.substr(0, dot);
            text += "\n";
            if (const dsp::DetectorMethod* method = dsp::findDetectorMethod(table))
                text +=
                    fmt::format("# {}. {}.\n# {}\n", method->title, method->timing, method->source);
            if (const dsp::FilterMethod* method = dsp::findFilterMethod(table))
                text += fmt::format("# {}.\n# {}\n", method->timing, method->source);
            text += fmt::format("[{}]\n", table);
        }
        text += fmt::format("# {}\n{} = {}\n", entry.remark, name.substr(dot + 1),
                            literal(entry.get(settings)));
    }
    return text;
}

namespace {

/// @param parse  hands out the table or throws toml::parse_error
template <class Parse>
Result<AnalysisSettings> settingsFrom(Parse parse, const std::string& path,
                                      const AnalysisSettings& base)
{
    toml::table root;
    try {
        root = parse();
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        return failure(fmt::format("the settings cannot be read: {}", error.description()),
                       line > 0 ? fmt::format("{}:{}", path, line) : path,
                       "facialis analyze --print-config prints a file that can be");
    }
    AnalysisSettings settings = base;
    std::vector<std::string> unknown, wrong;
    const auto take = [&](const std::string& name, const toml::node& node) {
        const auto entry = std::find_if(allEntries().begin(), allEntries().end(),
                                        [&](const Entry& e) { return e.name == name; });
        if (entry == allEntries().end())
            unknown.push_back(name);
        else if (const std::string wanted = entry->set(settings, node); !wanted.empty())
            wrong.push_back(fmt::format("{} must be {}", name, wanted));
    };
    for (const auto& [key, node] : root) {
        const std::string table(key.str());
        const auto isOfTable = [&](const Entry& e) { return e.name.starts_with(table + "."); };
        if (std::none_of(allEntries().begin(), allEntries().end(), isOfTable) && node.is_table() &&
            node.as_table()->empty())
            unknown.push_back(table);
        if (const toml::table* inner = node.as_table())
            for (const auto& [innerKey, innerNode] : *inner)
                take(fmt::format("{}.{}", table, innerKey.str()), innerNode);
        else
            take(table, node);
    }
    if (!unknown.empty())
        return failure(fmt::format("unknown settings: {}", fmt::join(unknown, ", ")), path,
                       "facialis analyze --print-config lists those that exist");
    if (wrong.empty() && settings.band == Band::bandPass && settings.highPass >= settings.lowPass)
        wrong.push_back("filter.low_hz must be below filter.high_hz");
    if (!wrong.empty())
        return failure(fmt::format("{}", fmt::join(wrong, "; ")), path, "correct the values");
    return settings;
}

}  // namespace

Result<AnalysisSettings> settingsFromToml(const std::string& path, const AnalysisSettings& base)
{
    return settingsFrom([&] { return toml::parse_file(path); }, path, base);
}

Result<AnalysisSettings> settingsFromText(const std::string& text, const std::string& where,
                                          const AnalysisSettings& base)
{
    return settingsFrom([&] { return toml::parse(text); }, where, base);
}

}  // namespace facialis::engine
