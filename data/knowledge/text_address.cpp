// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/text_address.hpp"

#include <algorithm>
#include <charconv>

#include "data/knowledge/reference_ids.hpp"

namespace facialis {

namespace {

/// Cuts the part before the first dot off the front.
std::string_view nextPart(std::string_view& rest)
{
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const std::string_view part = rest.substr(0, dot);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
    return part;
}

/// The element whose `member` is the word asked for.
template <class Element>
std::optional<AddressedText> named(const std::vector<Element>& all, std::string Element::*member,
                                   std::string_view name)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Element& element) { return element.*member == name; });
    if (found == all.end())
        return std::nullopt;
    return AddressedText{found->text, referenceIds(found->source)};
}

std::optional<AddressedText> numbered(const std::vector<SourcedText>& all, std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number == 0 ||
        number > all.size())
        return std::nullopt;
    return AddressedText{all[number - 1].text, referenceIds(all[number - 1].source)};
}

/// The reference that stands for a seed: its text begins with the name of the file.
std::vector<std::string> idsOfSeeds(const KnowledgeBase& base, const CauseEntry& cause)
{
    std::vector<std::string> ids;
    for (const ReferenceEntry& reference : base.references())
        for (const std::string& seed : cause.seeds)
            if (reference.text.starts_with(seed))
                ids.push_back(reference.id);
    return ids;
}

std::optional<AddressedText> inCause(const KnowledgeBase& base, const CauseEntry& cause,
                                     std::string_view rest)
{
    const std::string_view field = nextPart(rest);
    if (field == "summary" && rest.empty())
        return AddressedText{cause.summary, idsOfSeeds(base, cause)};
    if (field == "statements")
        return named(cause.statements, &CauseEntry::Statement::id, rest);
    if (field == "supports")
        return named(cause.supports, &CauseEntry::Link::finding, rest);
    if (field == "opposes")
        return named(cause.opposes, &CauseEntry::Link::finding, rest);
    if (field == "context")
        return named(cause.context, &CauseEntry::ContextLink::key, rest);
    if (field == "next_steps")
        return numbered(cause.nextSteps, rest);
    if (field == "numbers")
        return numbered(cause.numbers, rest);
    if (field == "self_care")
        return numbered(cause.selfCare, rest);
    return std::nullopt;
}

}  // namespace

std::optional<AddressedText> textAt(const KnowledgeBase& base, std::string_view address)
{
    const std::string_view table = nextPart(address);
    if (table == "notes")
        return named(base.notes(), &NoteEntry::id, address);
    if (table == "red_flags")
        return named(base.redFlags(), &RedFlagEntry::id, address);
    if (table != "causes")
        return std::nullopt;
    const CauseEntry* cause = base.cause(nextPart(address));
    return cause == nullptr ? std::nullopt : inCause(base, *cause, address);
}

bool liesInRow(std::string_view address, std::string_view row)
{
    const std::string_view table = nextPart(address);
    if (table == "red_flags")
        return row == "red_flag";
    const std::string_view id = nextPart(address);
    if (table == "causes")
        return id == row;
    const bool isPart = id.size() > row.size() && id.starts_with(row) && id[row.size()] == '_';
    return table == "notes" && (id == row || isPart);
}

}  // namespace facialis
