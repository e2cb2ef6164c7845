// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/montage.hpp"

#include <charconv>
#include <fmt/format.h>
#include <toml++/toml.h>

#include "src/session/montage_recording.hpp"

namespace facialis::engine {

namespace {

std::string quoted(const std::string& text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20)
            result += c;
    }
    return result + "\"";
}

/// Reads one entry; what is wrong with it is appended to `faults`.
MontageEntry entryFrom(const toml::table& table, const KnowledgeBase& knowledge,
                       std::vector<std::string>& faults)
{
    MontageEntry entry;
    const auto line = table.source().begin.line;
    const auto complain = [&](const std::string& text) {
        faults.push_back(fmt::format("line {}: {}", line, text));
    };
    const auto textOf = [&](const toml::key& key, const toml::node& node) {
        const auto value = node.value<std::string>();
        if (!value || !node.is_string())
            complain(fmt::format("'{}' must be a text in quotes", std::string(key.str())));
        return value.value_or("");
    };
    const auto flagOf = [&](const toml::key& key, const toml::node& node) {
        if (!node.is_boolean())
            complain(fmt::format("'{}' must be true or false", std::string(key.str())));
        return node.value<bool>().value_or(false);
    };
    for (const auto& [key, node] : table) {
        const std::string_view name = key.str();
        if (name == "source") {
            entry.source = textOf(key, node);
        } else if (name == "minus") {
            entry.minus = textOf(key, node);
        } else if (name == "name") {
            entry.name = textOf(key, node);
        } else if (name == "muscle") {
            entry.muscle = textOf(key, node);
            if (!entry.muscle.empty() && !knowledge.muscle(entry.muscle))
                complain("muscle '" + entry.muscle + "' is not known");
        } else if (name == "side") {
            const std::string side = textOf(key, node);
            entry.side = sideFrom(side);
            if (!side.empty() && (!entry.side || *entry.side == Side::both))
                complain("side '" + side + "' is neither left nor right");
        } else if (name == "invert") {
            entry.isInverted = flagOf(key, node);
        } else if (name == "use") {
            entry.isUsed = flagOf(key, node);
        } else {
            complain(fmt::format("unknown key '{}'", name));
        }
    }
    if (entry.source.empty())
        complain("'source' is missing");
    return entry;
}

}  // namespace

Result<std::size_t> channelNamed(const std::string& name, const std::vector<Channel>& channels,
                                 const std::string& where)
{
    if (name.starts_with('#')) {
        std::size_t number = 0;
        const char* end = name.data() + name.size();
        const auto parsed = std::from_chars(name.data() + 1, end, number);
        if (parsed.ec == std::errc() && parsed.ptr == end && number >= 1 &&
            number <= channels.size())
            return number - 1;
        return failure(fmt::format("there is no channel {}", name), where,
                       fmt::format("give a number from #1 to #{}", channels.size()));
    }
    std::optional<std::size_t> found;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        if (channels[k].label != name)
            continue;
        if (found)
            return failure("two channels are called '" + name + "'", where,
                           fmt::format("write #{} or #{} instead", *found + 1, k + 1));
        found = k;
    }
    if (!found) {
        std::string labels;
        for (const Channel& channel : channels)
            labels += (labels.empty() ? "'" : ", '") + channel.label + "'";
        return failure("there is no channel '" + name + "'", where, "the recording has " + labels);
    }
    return *found;
}

Result<Montage> montageFromToml(const std::string& path, const KnowledgeBase& knowledge)
{
    toml::table parsed;
    try {
        parsed = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        return failure(fmt::format("line {}: {}", error.source().begin.line, error.description()),
                       path, "facialis info FILE --montage-template writes one that fits");
    }
    std::vector<std::string> faults;
    Montage montage;
    for (const auto& [key, node] : parsed) {
        const toml::array* list = node.as_array();
        if (key.str() != "channel" || !list) {
            faults.push_back(fmt::format("line {}: unknown key '{}'", key.source().begin.line,
                                         std::string(key.str())));
            continue;
        }
        for (const toml::node& entry : *list) {
            if (const toml::table* table = entry.as_table())
                montage.entries.push_back(entryFrom(*table, knowledge, faults));
            else
                faults.push_back("'channel' must be a list of tables: [[channel]]");
        }
    }
    if (!faults.empty())
        return failure(fmt::format("{}", fmt::join(faults, ", ")), path,
                       "facialis info FILE --montage-template writes one that fits");
    return montage;
}

std::string montageTemplate(const std::vector<Channel>& channels)
{
    std::string text =
        "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "# Montage: what each channel of the recording is. Leave out what the label says already.\n"
        "# source  label in the file, or \"#3\" for the third channel\n"
        "# minus   channel to subtract (derivation A-B)\n"
        "# name    new label        muscle  for example \"orbicularis_oculi\"\n"
        "# side    \"left\" or \"right\"  invert  true turns the polarity   use  false leaves it "
        "out\n";
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const Channel& channel = channels[k];
        text += fmt::format("\n[[channel]]\nsource = \"#{}\"\nname = {}\n", k + 1,
                            quoted(channel.label));
        text += channel.muscle.empty() ? "# muscle = \"\"\n"
                                       : fmt::format("muscle = {}\n", quoted(channel.muscle));
        text += channel.side ? fmt::format("side = \"{}\"\n", toString(*channel.side))
                             : "# side = \"\"\n";
    }
    return text;
}

std::string montageText(const Montage& montage)
{
    std::string result =
        "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "# Montage: what each channel of the recording is.\n";
    for (const MontageEntry& entry : montage.entries) {
        result += fmt::format("\n[[channel]]\nsource = {}\n", quoted(entry.source));
        const auto add = [&](const char* key, const std::string& value) {
            if (!value.empty())
                result += fmt::format("{} = {}\n", key, quoted(value));
        };
        add("minus", entry.minus);
        add("name", entry.name);
        add("muscle", entry.muscle);
        if (entry.side)
            add("side", std::string(toString(*entry.side)));
        if (entry.isInverted)
            result += "invert = true\n";
        if (!entry.isUsed)
            result += "use = false\n";
    }
    return result;
}

Result<std::unique_ptr<Recording>> withMontage(std::unique_ptr<Recording> recording,
                                               const Montage& montage, const std::string& where)
{
    const std::vector<Channel>& channels = recording->info().channels;
    std::vector<DerivedChannel> derived;
    std::vector<bool> isMentioned(channels.size(), false);
    for (const MontageEntry& entry : montage.entries) {
        const Result<std::size_t> plus = channelNamed(entry.source, channels, where);
        if (!plus)
            return tl::unexpected(plus.error());
        isMentioned[*plus] = true;
        if (!entry.isUsed)
            continue;
        DerivedChannel next{*plus, std::nullopt, entry.isInverted, channels[*plus]};
        if (!entry.minus.empty()) {
            const Result<std::size_t> minus = channelNamed(entry.minus, channels, where);
            if (!minus)
                return tl::unexpected(minus.error());
            const Channel& a = channels[*plus];
            const Channel& b = channels[*minus];
            if (a.rate != b.rate || a.length != b.length || a.dimension != b.dimension)
                return failure("'" + a.label + "' and '" + b.label + "' cannot be subtracted",
                               where, "both need the same rate, length and unit");
            isMentioned[*minus] = true;
            next.minus = *minus;
            next.channel.label = a.label + "-" + b.label;
        }
        if (!entry.name.empty())
            next.channel.label = entry.name;
        if (!entry.muscle.empty())
            next.channel.muscle = entry.muscle;
        if (entry.side)
            next.channel.side = entry.side;
        derived.push_back(std::move(next));
    }
    for (std::size_t k = 0; k < channels.size(); ++k)
        if (!isMentioned[k])
            derived.push_back({k, std::nullopt, false, channels[k]});
    return std::make_unique<MontageRecording>(std::move(recording), std::move(derived));
}

}  // namespace facialis::engine
