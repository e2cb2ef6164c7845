// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "data/knowledge/knowledge_base.hpp"
#include "data/knowledge/toml_row.hpp"

namespace facialis {

/// Fills a knowledge base from its files. Strict: whatever the tables do not know is an error.
class KnowledgeReader {
public:
    /// Gives the text of a file by its name ("causes.toml").
    using Opener = std::function<Result<std::string>(const std::string& name)>;

    /// @param place  what errors call the folder; empty for the one compiled in
    [[nodiscard]] static Result<KnowledgeBase> read(const Opener& open, const std::string& place);

private:
    /// One file: which lists it holds, and who reads an entry of each.
    struct List {
        std::string key;
        void (KnowledgeReader::*read)(TomlRow&);
    };
    struct File {
        std::string name;
        std::vector<List> lists;
    };
    static const std::vector<File>& files();

    /// The tables of what the seeds claim. @errors see readSeedClaims, readSeedSentences
    [[nodiscard]] Result<void> readSeedTables(const Opener& open, const std::string& place);

    void readCause(TomlRow& row);
    void readFinding(TomlRow& row);
    void readManoeuvre(TomlRow& row);
    void readMuscle(TomlRow& row);
    void readNote(TomlRow& row);
    void readQuestion(TomlRow& row);
    void readRedFlag(TomlRow& row);
    void readReference(TomlRow& row);
    void readStimulusSite(TomlRow& row);
    void readStimulusWords(TomlRow& row);

    KnowledgeBase base_;
};

}  // namespace facialis
