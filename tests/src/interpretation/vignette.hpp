// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "data/model/finding.hpp"
#include "tests/support/test_data.hpp"

namespace facialis::test {

/// A cause, and words that its next steps must (or must not) hold: any of them.
struct CauseWords {
    std::string cause;
    std::vector<std::string> words;
};

/// A cause, and a finding it must name as not tested.
struct CauseFinding {
    std::string cause, finding;
};

/// What a clinician expects of a vignette; the keys are explained at the head of the table.
struct Expected {
    std::vector<std::string> first, ranked, withinThree, atMostWeak, notFirst, flags, noFlags;
    std::map<std::string, std::vector<std::string>> support;
    std::map<std::string, std::string> sides;
    std::vector<CauseWords> steps, notSteps;
    std::vector<CauseFinding> notTested;
};

/// A patient on paper: findings and context, what is expected of them, and the seed it is from.
struct Vignette {
    std::string id, title, seed, statement, row;
    std::string open;                 ///< why it is not met yet; empty where it should be met
    std::vector<std::string> openOn;  ///< words of the differences that are known
    std::string revised;              ///< why the case itself was corrected; empty where it was not
    std::vector<Finding> findings;
    std::map<std::string, bool> answers;
    Expected expected;
};

/// Reads tests/reference/vignettes.toml; a key or a type it does not know is an exception, since a
/// misspelt expectation would otherwise be none.
class VignetteReader {
public:
    [[nodiscard]] static std::vector<Vignette> read()
    {
        const toml::table file =
            toml::parse_file((sourceRoot() / "tests/reference/vignettes.toml").string());
        std::vector<Vignette> list;
        for (const toml::node& node : required(file["vignette"].as_array(), "vignette"))
            list.push_back(vignette(required(node.as_table(), "vignette")));
        return list;
    }

private:
    using Texts = std::vector<std::string>;

    template <typename T>
    static const T& required(const T* found, std::string_view what)
    {
        if (found == nullptr)
            throw std::runtime_error("vignettes.toml: " + std::string(what) +
                                     " is missing or of the wrong type");
        return *found;
    }

    static void allow(const toml::table& table, const std::set<std::string_view>& keys,
                      const std::string& where)
    {
        for (const auto& [key, value] : table)
            if (keys.count(key.str()) == 0)
                throw std::runtime_error("vignettes.toml: " + where + " has an unknown key " +
                                         std::string(key.str()));
    }

    static std::string text(const toml::node& node)
    {
        return required(node.as_string(), "a text").get();
    }
    static std::string text(const toml::table& table, std::string_view key)
    {
        const toml::node* node = table.get(key);
        return node == nullptr ? std::string() : text(*node);
    }
    static Texts textsOf(const toml::node& node)
    {
        Texts list;
        for (const toml::node& entry : required(node.as_array(), "a list"))
            list.push_back(text(entry));
        return list;
    }
    static Texts texts(const toml::table& table, std::string_view key)
    {
        const toml::node* node = table.get(key);
        return node == nullptr ? Texts() : textsOf(*node);
    }
    static std::vector<const toml::table*> tables(const toml::table& table, std::string_view key)
    {
        std::vector<const toml::table*> list;
        if (const toml::node* node = table.get(key))
            for (const toml::node& entry : required(node->as_array(), key))
                list.push_back(&required(entry.as_table(), key));
        return list;
    }

    static void addFindings(const toml::table& table, std::string_view key, FindingState state,
                            std::vector<Finding>& list)
    {
        for (const std::string& word : texts(table, key)) {
            Finding finding;
            const std::size_t blank = word.find(' ');
            finding.id = word.substr(0, blank);
            finding.state = state;
            if (blank != std::string::npos) {
                finding.side = sideFrom(word.substr(blank + 1));
                if (!finding.side)
                    throw std::runtime_error("vignettes.toml: no side: " + word);
            }
            list.push_back(std::move(finding));
        }
    }

    static std::map<std::string, bool> answers(const toml::table& context)
    {
        std::map<std::string, bool> list;
        for (const auto& [group, questions] : context)
            for (const auto& [key, value] :
                 required(questions.as_table(), "a group of the context"))
                list[std::string(group.str()) + "." + std::string(key.str())] =
                    required(value.as_boolean(), "an answer").get();
        return list;
    }

    static std::vector<CauseWords> words(const toml::table& table, std::string_view key)
    {
        std::vector<CauseWords> list;
        for (const toml::table* entry : tables(table, key)) {
            allow(*entry, {"cause", "any"}, std::string(key));
            list.push_back({text(*entry, "cause"), texts(*entry, "any")});
        }
        return list;
    }

    static Expected expected(const toml::table& table, const std::string& id)
    {
        allow(table,
              {"first", "ranked", "within_three", "at_most_weak", "not_first", "flags", "no_flags",
               "support", "sides", "steps", "not_steps", "not_tested"},
              id);
        Expected wanted;
        wanted.first = texts(table, "first");
        wanted.ranked = texts(table, "ranked");
        wanted.withinThree = texts(table, "within_three");
        wanted.atMostWeak = texts(table, "at_most_weak");
        wanted.notFirst = texts(table, "not_first");
        wanted.flags = texts(table, "flags");
        wanted.noFlags = texts(table, "no_flags");
        if (const toml::node* support = table.get("support"))
            for (const auto& [cause, bands] : required(support->as_table(), "support"))
                wanted.support[std::string(cause.str())] = textsOf(bands);
        if (const toml::node* sides = table.get("sides"))
            for (const auto& [cause, side] : required(sides->as_table(), "sides"))
                wanted.sides[std::string(cause.str())] = text(side);
        wanted.steps = words(table, "steps");
        wanted.notSteps = words(table, "not_steps");
        for (const toml::table* entry : tables(table, "not_tested")) {
            allow(*entry, {"cause", "finding"}, id);
            wanted.notTested.push_back({text(*entry, "cause"), text(*entry, "finding")});
        }
        return wanted;
    }

    static Vignette vignette(const toml::table& table)
    {
        Vignette read;
        read.id = text(table, "id");
        allow(table,
              {"id", "title", "seed", "statement", "row", "present", "absent", "not_assessable",
               "context", "expected", "open", "open_on", "revised"},
              read.id);
        read.title = text(table, "title");
        read.seed = text(table, "seed");
        read.statement = text(table, "statement");
        read.row = text(table, "row");
        read.open = text(table, "open");
        read.openOn = texts(table, "open_on");
        read.revised = text(table, "revised");
        addFindings(table, "present", FindingState::present, read.findings);
        addFindings(table, "absent", FindingState::absent, read.findings);
        addFindings(table, "not_assessable", FindingState::notAssessable, read.findings);
        if (const toml::node* context = table.get("context"))
            read.answers = answers(required(context->as_table(), "context"));
        read.expected =
            expected(required(table["expected"].as_table(), read.id + " expected"), read.id);
        return read;
    }
};

/// All vignettes, read once.
[[nodiscard]] inline const std::vector<Vignette>& vignettes()
{
    static const std::vector<Vignette> list = VignetteReader::read();
    return list;
}

}  // namespace facialis::test
