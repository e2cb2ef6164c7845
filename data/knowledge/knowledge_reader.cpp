// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/knowledge_reader.hpp"

#include <fmt/format.h>

namespace facialis {

namespace {

Support supportFrom(TomlRow& row, std::string_view key, const std::string& word)
{
    for (const Support support : {Support::weak, Support::moderate, Support::strong})
        if (toString(support) == word)
            return support;
    row.complain(fmt::format("'{}' must be weak, moderate or strong, not '{}'", key, word));
    return Support::weak;
}

std::vector<SourcedText> sourcedTexts(TomlRow& row, std::string_view key)
{
    std::vector<SourcedText> all;
    for (const toml::table* table : row.tables(key)) {
        TomlRow entry(*table, row.file(), row.complaints());
        all.push_back({.text = entry.text("text"), .source = entry.text("source")});
    }
    return all;
}

std::vector<CauseEntry::Statement> statements(TomlRow& row)
{
    std::vector<CauseEntry::Statement> all;
    for (const toml::table* table : row.tables("statements")) {
        TomlRow entry(*table, row.file(), row.complaints());
        all.push_back(
            {.id = entry.text("id"), .text = entry.text("text"), .source = entry.text("source")});
    }
    return all;
}

/// `role` is one word so that a cause reads as a table: decisive, suggestive, distinguishing or
/// unspecific.
void readRole(TomlRow& row, CauseEntry::Link& link)
{
    const std::string role = row.optionalText("role");
    link.isDecisive = role == "decisive";
    link.isSuggestive = role == "suggestive";
    link.isDistinguishing = link.isDecisive || role == "distinguishing";
    if (!role.empty() && !link.isDistinguishing && !link.isSuggestive && role != "unspecific")
        row.complain(fmt::format(
            "'role' must be decisive, suggestive, distinguishing or unspecific, not '{}'", role));
}

std::vector<CauseEntry::Link> supportingLinks(TomlRow& row)
{
    std::vector<CauseEntry::Link> links;
    for (const toml::table* table : row.tables("supports")) {
        TomlRow entry(*table, row.file(), row.complaints());
        CauseEntry::Link link{.finding = entry.text("finding"),
                              .text = entry.text("text"),
                              .source = entry.text("source")};
        readRole(entry, link);
        link.isAbsence = entry.flag("absence", false);
        link.isRequired = entry.flag("required", false);
        link.isAlternative = entry.flag("alternative", false);
        link.keepsWhileOpen = entry.flag("keeps", false);
        links.push_back(std::move(link));
    }
    return links;
}

std::vector<CauseEntry::Link> opposingLinks(TomlRow& row)
{
    std::vector<CauseEntry::Link> links;
    for (const toml::table* table : row.tables("opposes")) {
        TomlRow entry(*table, row.file(), row.complaints());
        CauseEntry::Link link{.finding = entry.text("finding"),
                              .text = entry.text("text"),
                              .source = entry.text("source")};
        link.isExcluding = entry.flag("excludes", false);
        link.unless = entry.optionalText("unless");
        links.push_back(std::move(link));
    }
    return links;
}

std::vector<CauseEntry::ContextLink> contextLinks(TomlRow& row)
{
    std::vector<CauseEntry::ContextLink> links;
    for (const toml::table* table : row.tables("context")) {
        TomlRow entry(*table, row.file(), row.complaints());
        links.push_back({.key = entry.text("key"),
                         .text = entry.text("text"),
                         .source = entry.text("source"),
                         .supports = entry.flag("supports", true),
                         .isDecisive = entry.flag("decisive", false),
                         .isExcluding = entry.flag("excludes", false),
                         .ifNo = entry.optionalText("if_no")});
    }
    return links;
}

}  // namespace

const std::vector<KnowledgeReader::File>& KnowledgeReader::files()
{
    using Reader = KnowledgeReader;
    static const std::vector<File> all = {
        {"references.toml", {{"reference", &Reader::readReference}}},
        {"muscles.toml", {{"muscle", &Reader::readMuscle}}},
        {"manoeuvres.toml", {{"manoeuvre", &Reader::readManoeuvre}}},
        {"findings.toml", {{"finding", &Reader::readFinding}}},
        {"context.toml", {{"question", &Reader::readQuestion}}},
        {"notes.toml", {{"red_flag", &Reader::readRedFlag}, {"note", &Reader::readNote}}},
        {"causes.toml", {{"cause", &Reader::readCause}}},
        {"stimuli.toml",
         {{"words", &Reader::readStimulusWords}, {"site", &Reader::readStimulusSite}}},
    };
    return all;
}

Result<KnowledgeBase> KnowledgeReader::read(const Opener& open, const std::string& place)
{
    KnowledgeReader reader;
    TomlComplaints complaints;
    for (const File& file : files()) {
        const Result<std::string> text = open(file.name);
        if (!text)
            return tl::unexpected(text.error());
        const std::string shown = place.empty() ? file.name : place + "/" + file.name;
        const Result<toml::table> table = parseToml(*text, shown);
        if (!table)
            return tl::unexpected(table.error());
        TomlRow root(*table, shown, complaints);
        if (file.name == "causes.toml")
            reader.base_.version_ = root.text("version");
        for (const List& list : file.lists)
            for (const toml::table* entry : root.tables(list.key)) {
                TomlRow row(*entry, shown, complaints);
                (reader.*list.read)(row);
            }
    }
    if (!complaints.isEmpty())
        return tl::unexpected(complaints.error());
    if (const Result<void> tables = reader.readSeedTables(open, place); !tables)
        return tl::unexpected(tables.error());
    return std::move(reader.base_);
}

Result<void> KnowledgeReader::readSeedTables(const Opener& open, const std::string& place)
{
    const auto shown = [&place](const std::string& name) {
        return place.empty() ? name : place + "/" + name;
    };
    const std::string claimsName = "seed_claims.tsv", sentencesName = "seed_sentences.tsv";
    const Result<std::string> claimsText = open(claimsName);
    if (!claimsText)
        return tl::unexpected(claimsText.error());
    Result<std::vector<SeedClaim>> claims = readSeedClaims(*claimsText, shown(claimsName));
    if (!claims)
        return tl::unexpected(claims.error());
    const Result<std::string> sentencesText = open(sentencesName);
    if (!sentencesText)
        return tl::unexpected(sentencesText.error());
    Result<std::vector<SeedSentence>> sentences =
        readSeedSentences(*sentencesText, shown(sentencesName));
    if (!sentences)
        return tl::unexpected(sentences.error());
    base_.seedClaims_ = std::move(*claims);
    base_.seedSentences_ = std::move(*sentences);
    return {};
}

void KnowledgeReader::readCause(TomlRow& row)
{
    CauseEntry cause;
    cause.id = row.text("id");
    cause.name = row.text("name");
    cause.category = row.text("category");
    cause.summary = row.text("summary");
    cause.linkStrength = row.text("link_strength");
    cause.icd10 = row.optionalText("icd10");
    cause.noIcd10 = row.optionalText("no_icd10");
    cause.ceiling = supportFrom(row, "ceiling", row.text("ceiling"));
    const std::string withContext = row.optionalText("ceiling_with_context");
    cause.contextCeiling =
        withContext.empty() ? cause.ceiling : supportFrom(row, "ceiling_with_context", withContext);
    cause.isAfterWorkUp = row.flag("after_work_up", false);
    cause.seeds = row.texts("seeds");
    cause.isFromSeed = !cause.seeds.empty();
    cause.statements = statements(row);
    cause.supports = supportingLinks(row);
    cause.opposes = opposingLinks(row);
    cause.context = contextLinks(row);
    cause.nextSteps = sourcedTexts(row, "next_steps");
    cause.numbers = sourcedTexts(row, "numbers");
    cause.selfCare = sourcedTexts(row, "self_care");
    cause.cautions = row.texts("cautions");
    base_.causes_.push_back(std::move(cause));
}

void KnowledgeReader::readFinding(TomlRow& row)
{
    base_.findings_.push_back({.id = row.text("id"),
                               .name = row.text("name"),
                               .question = row.text("question"),
                               .source = row.text("source")});
}

void KnowledgeReader::readManoeuvre(TomlRow& row)
{
    base_.manoeuvres_.push_back({.id = row.text("id"),
                                 .name = row.text("name"),
                                 .region = row.text("region"),
                                 .targets = row.texts("targets"),
                                 .synonyms = row.texts("synonyms")});
}

void KnowledgeReader::readMuscle(TomlRow& row)
{
    base_.muscles_.push_back({.id = row.text("id"),
                              .name = row.text("name"),
                              .abbreviation = row.text("abbreviation"),
                              .nerve = row.text("nerve"),
                              .synonyms = row.texts("synonyms"),
                              .regions = row.texts("regions")});
}

void KnowledgeReader::readNote(TomlRow& row)
{
    base_.notes_.push_back({.id = row.text("id"),
                            .kind = row.text("kind"),
                            .text = row.text("text"),
                            .source = row.text("source"),
                            .causes = row.texts("causes")});
}

void KnowledgeReader::readQuestion(TomlRow& row)
{
    base_.questions_.push_back({.key = row.text("key"), .text = row.text("text")});
}

void KnowledgeReader::readRedFlag(TomlRow& row)
{
    base_.redFlags_.push_back({.id = row.text("id"),
                               .text = row.text("text"),
                               .source = row.text("source"),
                               .findings = row.texts("findings"),
                               .context = row.texts("context")});
}

void KnowledgeReader::readReference(TomlRow& row)
{
    base_.references_.push_back({.id = row.text("id"), .text = row.text("text")});
}

void KnowledgeReader::readStimulusSite(TomlRow& row)
{
    using Reflex = StimulusSiteEntry::Reflex;
    StimulusSiteEntry site{.id = row.text("id"),
                           .name = row.text("name"),
                           .spreadsTo = row.texts("spreads_to"),
                           .synonyms = row.texts("synonyms"),
                           .source = row.text("source")};
    const std::string reflex = row.optionalText("reflex");
    if (reflex == "blink_reflex")
        site.reflex = Reflex::blinkReflex;
    else if (reflex == "lateral_spread")
        site.reflex = Reflex::lateralSpread;
    else if (!reflex.empty())
        row.complain(
            fmt::format("'reflex' must be blink_reflex or lateral_spread, not '{}'", reflex));
    base_.stimulusSites_.push_back(std::move(site));
}

void KnowledgeReader::readStimulusWords(TomlRow& row)
{
    const std::string id = row.text("id");
    std::vector<std::string> words = row.texts("words");
    if (id == "stimulus")
        base_.stimulusWords_.stimulus = std::move(words);
    else if (id == "trigger")
        base_.stimulusWords_.trigger = std::move(words);
    else if (id == "beside")
        base_.stimulusWords_.beside = std::move(words);
    else
        row.complain(fmt::format("'id' must be stimulus, trigger or beside, not '{}'", id));
}

}  // namespace facialis
