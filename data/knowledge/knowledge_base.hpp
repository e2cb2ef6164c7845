// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/cause.hpp"
#include "data/model/result.hpp"
#include "data/model/side.hpp"

namespace facialis {

/// A muscle of the face, or one a facial recording meets, and the words it goes by.
struct MuscleEntry {
    std::string id;                     ///< "orbicularis_oculi"
    std::string name;                   ///< "orbicularis oculi"
    std::string abbreviation;           ///< "OOc"
    std::string nerve;                  ///< "VII", "V", ...
    std::vector<std::string> synonyms;  ///< lower case, as they may stand in a label
};

/// A movement of the examination protocol.
struct ManoeuvreEntry {
    std::string id;                     ///< "close_eyes_tightly"
    std::string name;
    std::string region;                 ///< "ocular", "oral", "brow", "neck", "rest"
    std::vector<std::string> targets;   ///< muscle ids that are moved on purpose
    std::vector<std::string> synonyms;  ///< lower case, as they may stand in an annotation
};

/// A word of the finding vocabulary.
struct FindingEntry {
    std::string id;        ///< "sync7"
    std::string name;      ///< short, for lists
    std::string question;  ///< what is asked, in one sentence
    std::string source;
};

/// A citation.
struct ReferenceEntry {
    std::string id;    ///< "R5", "S3"
    std::string text;  ///< authors, year, journal
};

/// A row of the table of causes.
struct CauseEntry {
    struct Link {
        std::string finding;   ///< finding id
        std::string text;      ///< why, in our words
        std::string source;    ///< reference ids, comma separated
        bool isDecisive = false;  ///< a distinguishing finding of this cause (not an unspecific one)
        bool isAbsence = false;   ///< the finding's absence is what counts
    };
    struct ContextLink {
        std::string key;       ///< context key: "history.facial_palsy", ...
        std::string text;
        std::string source;
        bool supports = true;
    };

    std::string id, name, category, summary;
    std::string linkStrength;         ///< "A" published discriminator, "B" plausible, "C" none expected
    std::string icd10;                ///< empty: none
    Support ceiling = Support::weak;  ///< the best that EMG alone can reach
    bool isFromSeed = true;
    std::vector<std::string> seeds;   ///< seed files that name it
    std::vector<Link> supports, opposes;
    std::vector<ContextLink> context;
    std::vector<SourcedText> nextSteps, numbers;
    std::vector<std::string> cautions;
};

/// A red flag: when to show it, and what it says.
struct RedFlagEntry {
    std::string id, text, source;
    std::vector<std::string> findings;  ///< any of these present raises it
    std::vector<std::string> context;   ///< any of these context keys true raises it
};

/// Muscle and side read from a channel label; empty where the label does not say.
struct NamedChannel {
    std::string muscle;
    std::optional<Side> side;
    bool isContradictory = false;  ///< the label names both sides, or two muscles
};

/// What Facialis knows: versioned TOML, compiled in, replaceable by a folder.
class KnowledgeBase {
public:
    /// The one compiled into the program.
    [[nodiscard]] static Result<KnowledgeBase> embedded();
    /// The files of a folder: causes.toml, findings.toml, references.toml, manoeuvres.toml,
    /// muscles.toml. @errors a file missing, a syntax error (with its line), an unknown key
    [[nodiscard]] static Result<KnowledgeBase> load(const std::string& folder);

    [[nodiscard]] const std::string& version() const { return version_; }
    [[nodiscard]] const std::vector<CauseEntry>& causes() const { return causes_; }
    [[nodiscard]] const std::vector<FindingEntry>& findings() const { return findings_; }
    [[nodiscard]] const std::vector<ReferenceEntry>& references() const { return references_; }
    [[nodiscard]] const std::vector<ManoeuvreEntry>& manoeuvres() const { return manoeuvres_; }
    [[nodiscard]] const std::vector<MuscleEntry>& muscles() const { return muscles_; }
    [[nodiscard]] const std::vector<RedFlagEntry>& redFlags() const { return redFlags_; }

    [[nodiscard]] const CauseEntry* cause(std::string_view id) const;
    [[nodiscard]] const FindingEntry* finding(std::string_view id) const;
    [[nodiscard]] const ManoeuvreEntry* manoeuvre(std::string_view id) const;
    [[nodiscard]] const MuscleEntry* muscle(std::string_view id) const;
    /// "R5" -> "Yaltho & Jankovic 2011, Mov Disord 26:1582 [R5]"; unknown ids come back as they are.
    [[nodiscard]] std::string citation(std::string_view ids) const;

    /// Reads muscle and side from a label in any usual spelling: "EMG OOc L",
    /// "Orbicularis oculi left", "R ZYG", "Bip zyg_R" ...
    [[nodiscard]] NamedChannel identifyChannel(std::string_view label) const;
    /// Reads a manoeuvre from an annotation: "Close eyes tightly", "smile 2" ...
    [[nodiscard]] const ManoeuvreEntry* identifyManoeuvre(std::string_view text) const;

    /// Dangling ids, missing sources, duplicate ids: a sentence each; empty when all is well.
    [[nodiscard]] std::vector<std::string> problems() const;

private:
    std::string version_;
    std::vector<CauseEntry> causes_;
    std::vector<FindingEntry> findings_;
    std::vector<ReferenceEntry> references_;
    std::vector<ManoeuvreEntry> manoeuvres_;
    std::vector<MuscleEntry> muscles_;
    std::vector<RedFlagEntry> redFlags_;

    friend class KnowledgeReader;  // fills the tables from TOML (knowledge_reader.cpp)
};

}  // namespace facialis
