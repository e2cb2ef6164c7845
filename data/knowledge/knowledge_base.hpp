// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/knowledge/seed_tables.hpp"
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
    std::vector<std::string> regions;  ///< places that stand for it when no muscle is named: "chin"
};

/// A movement of the examination protocol.
struct ManoeuvreEntry {
    std::string id;  ///< "close_eyes_tightly"
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
        std::string finding;            ///< finding id
        std::string text;               ///< why, in our words
        std::string source;             ///< reference ids, comma separated
        bool isDecisive = false;        ///< the one finding without which the cause stays weak
        bool isDistinguishing = false;  ///< tells this cause from its neighbours; decisive ones do
        bool isSuggestive =
            false;  ///< puts the cause on the list, weak, as a faint decisive one does
        bool isRequired = false;      ///< must have been tested before the cause is called strong
        bool isAlternative = false;   ///< counts where it is present, says nothing otherwise
        bool keepsWhileOpen = false;  ///< untested, it keeps the cause in the list where bursts are
        bool isAbsence = false;       ///< the finding's absence is what counts
        bool isExcluding = false;     ///< of `opposes`: leaves the cause no better than weak
        std::string unless;  ///< of `opposes`: says nothing where this other finding is present
    };
    /// One thing the sources say of the cause: what seed_claims.tsv points at.
    struct Statement {
        std::string id;  ///< unique within the cause: "pulsation"
        std::string text, source;
    };
    struct ContextLink {
        std::string key;  ///< context key: "history.facial_palsy", ...
        std::string text;
        std::string source;
        bool supports = true;
        bool isDecisive = false;   ///< answered yes, it opens `contextCeiling`
        bool isExcluding = false;  ///< of an answer against: leaves the cause no better than weak
        std::string ifNo;          ///< what "no" says against the cause; empty: nothing
    };

    std::string id, name, category, summary;
    std::string linkStrength;  ///< "A" published discriminator, "B" plausible, "C" none expected
    std::string icd10;         ///< empty: none, and then
    std::string noIcd10;       ///< why there is none
    Support ceiling = Support::weak;         ///< the best that EMG alone can reach
    Support contextCeiling = Support::weak;  ///< the best with a decisive answer of the context
    bool isAfterWorkUp = false;  ///< considered last: triggers, functional; behind its equals
    bool isFromSeed = true;
    std::vector<std::string> seeds;  ///< seed files that name it
    std::vector<Statement> statements;
    std::vector<Link> supports, opposes;
    std::vector<ContextLink> context;
    std::vector<SourcedText> nextSteps, numbers;
    std::vector<SourcedText>
        selfCare;  ///< habits a source advises: never beside red flags or spasm
    std::vector<std::string> cautions;
};

/// A question on the patient that causes or red flags use: a key of `--context`.
struct QuestionEntry {
    std::string key;   ///< "history.facial_palsy"
    std::string text;  ///< "Was there a facial palsy on this side before?"
};

/// What the sources say beside the causes: pitfalls, conflicts between them, remarks.
struct NoteEntry {
    std::string id;    ///< "conflict_b"
    std::string kind;  ///< "general", "pitfall", "conflict", "co_symptom", "case", "recorded"
    std::string text, source;
    std::vector<std::string> causes;  ///< ids of causes beside which it is to be read
    /// Kept so that a claim of a seed has its row, and not shown to anyone.
    [[nodiscard]] bool isHidden() const { return kind == "recorded"; }
};

/// A red flag: when to show it, and what it says.
struct RedFlagEntry {
    std::string id, text, source;
    std::vector<std::string> findings;  ///< any of these present raises it
    std::vector<std::string> context;   ///< any of these context keys true raises it
};

/// A place where a nerve is stimulated, and what responses to it are called.
struct StimulusSiteEntry {
    enum class Reflex { none, blinkReflex, lateralSpread };
    std::string id;    ///< "supraorbital", "zygomatic_branch"
    std::string name;  ///< "supraorbital nerve"
    Reflex reflex = Reflex::none;
    std::vector<std::string> spreadsTo;  ///< muscles that the stimulated branch does not supply
    std::vector<std::string> synonyms;   ///< lower case, as they may stand in an annotation
    std::string source;
};

/// Words by which stimuli are known.
struct StimulusWords {
    std::vector<std::string> stimulus;  ///< one of them makes an annotation a stimulus
    std::vector<std::string> trigger;   ///< one of them makes a channel a trigger
    std::vector<std::string> beside;    ///< may stand beside them and change nothing
};

/// A stimulus as an annotation names it.
struct NamedStimulus {
    const StimulusSiteEntry* site = nullptr;  ///< null: not said
    std::optional<Side> side;                 ///< empty: not said
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
    /// The files of a folder: causes.toml, context.toml, findings.toml, manoeuvres.toml,
    /// muscles.toml, notes.toml, references.toml, stimuli.toml; and seed_claims.tsv and
    /// seed_sentences.tsv, for which those compiled in stand where the folder has none.
    /// @errors a file missing, a syntax error, an unknown or missing key, a value of the wrong type
    ///         (each with file and line)
    [[nodiscard]] static Result<KnowledgeBase> load(const std::string& folder);

    [[nodiscard]] const std::string& version() const { return version_; }
    [[nodiscard]] const std::vector<CauseEntry>& causes() const { return causes_; }
    [[nodiscard]] const std::vector<FindingEntry>& findings() const { return findings_; }
    [[nodiscard]] const std::vector<ReferenceEntry>& references() const { return references_; }
    [[nodiscard]] const std::vector<ManoeuvreEntry>& manoeuvres() const { return manoeuvres_; }
    [[nodiscard]] const std::vector<MuscleEntry>& muscles() const { return muscles_; }
    [[nodiscard]] const std::vector<RedFlagEntry>& redFlags() const { return redFlags_; }
    [[nodiscard]] const std::vector<QuestionEntry>& questions() const { return questions_; }
    [[nodiscard]] const std::vector<NoteEntry>& notes() const { return notes_; }

    [[nodiscard]] const std::vector<StimulusSiteEntry>& stimulusSites() const
    {
        return stimulusSites_;
    }
    [[nodiscard]] const std::vector<SeedClaim>& seedClaims() const { return seedClaims_; }
    [[nodiscard]] const std::vector<SeedSentence>& seedSentences() const { return seedSentences_; }

    [[nodiscard]] const CauseEntry* cause(std::string_view id) const;
    [[nodiscard]] const FindingEntry* finding(std::string_view id) const;
    [[nodiscard]] const ManoeuvreEntry* manoeuvre(std::string_view id) const;
    [[nodiscard]] const MuscleEntry* muscle(std::string_view id) const;
    [[nodiscard]] const ReferenceEntry* reference(std::string_view id) const;
    [[nodiscard]] const QuestionEntry* question(std::string_view key) const;
    [[nodiscard]] const NoteEntry* note(std::string_view id) const;
    [[nodiscard]] const StimulusSiteEntry* stimulusSite(std::string_view id) const;
    [[nodiscard]] const RedFlagEntry* redFlag(std::string_view id) const;
    /// "R5, S3" -> "Yaltho & Jankovic 2011, Mov Disord 26:1582 [R5]; ... [S3]"; unknown ids come
    /// back as they are.
    [[nodiscard]] std::string citation(std::string_view ids) const;

    /// Reads muscle and side from a label in any usual spelling: "EMG OOc L",
    /// "Orbicularis oculi left", "R ZYG", "Bip zyg_R" ...
    [[nodiscard]] NamedChannel identifyChannel(std::string_view label) const;
    /// Reads a manoeuvre from an annotation: "Close eyes tightly", "smile 2" ... None where the
    /// text marks the end of one ("stop smile"), denies one, or names two.
    [[nodiscard]] const ManoeuvreEntry* identifyManoeuvre(std::string_view text) const;
    /// Reads a stimulus from an annotation: "R supraorbital stim", "Stim 3", "stimulation zygomatic
    /// branch left 12 mA" ... None where the text marks the end of one, denies one, names two sites
    /// or sides, or is prose that happens to hold the word.
    [[nodiscard]] std::optional<NamedStimulus> identifyStimulus(std::string_view text) const;
    /// Whether a channel of this name carries triggers: "TRIG", "STI 014", "DC trigger"; never one
    /// that names a muscle.
    [[nodiscard]] bool isTriggerLabel(std::string_view label) const;

    /// Dangling ids, missing sources, doubles, causes without a next step or a word on their code,
    /// claims and sentences of the seeds that have no place: a sentence each; empty when all is
    /// well.
    [[nodiscard]] std::vector<std::string> problems() const;

private:
    std::string version_;
    std::vector<CauseEntry> causes_;
    std::vector<FindingEntry> findings_;
    std::vector<ReferenceEntry> references_;
    std::vector<ManoeuvreEntry> manoeuvres_;
    std::vector<MuscleEntry> muscles_;
    std::vector<RedFlagEntry> redFlags_;
    std::vector<QuestionEntry> questions_;
    std::vector<NoteEntry> notes_;
    std::vector<StimulusSiteEntry> stimulusSites_;
    StimulusWords stimulusWords_;
    std::vector<SeedClaim> seedClaims_;
    std::vector<SeedSentence> seedSentences_;

    friend class KnowledgeReader;  // fills the tables from TOML (knowledge_reader.cpp)
};

}  // namespace facialis
