// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "data/knowledge/embedded_file.hpp"
#include "data/knowledge/knowledge_base.hpp"
#include "tests/support/test_data.hpp"

namespace facialis::test {

constexpr std::array knowledgeFiles = {
    "causes.toml", "context.toml",    "findings.toml", "manoeuvres.toml", "muscles.toml",
    "notes.toml",  "references.toml", "stimuli.toml",  "seed_claims.tsv", "seed_sentences.tsv"};

/// Writes the knowledge base of the program into a folder, in which one text is replaced.
inline void writeChangedBase(const std::filesystem::path& folder, const std::string& file,
                             const std::string& text, const std::string& replacement)
{
    for (const char* name : knowledgeFiles) {
        std::string content = embeddedFile(name);
        if (name == file) {
            const std::size_t at = content.find(text);
            REQUIRE(at != std::string::npos);
            content.replace(at, text.size(), replacement);
        }
        writeContent(folder / name, content);
    }
}

/// The knowledge base of the program, in which one text is replaced, read from a folder.
inline Result<KnowledgeBase> loadedWith(const std::string& file, const std::string& text,
                                        const std::string& replacement)
{
    const TemporaryFolder folder;
    writeChangedBase(folder.path(), file, text, replacement);
    return KnowledgeBase::load(folder.path().string());
}

/// Its problems, a line each.
inline std::string problemsWith(const std::string& file, const std::string& text,
                                const std::string& replacement)
{
    const auto base = loadedWith(file, text, replacement);
    if (!base)
        FAIL(base.error().sentence());
    std::string all;
    for (const std::string& problem : base->problems())
        all += problem + "\n";
    return all;
}

}  // namespace facialis::test
