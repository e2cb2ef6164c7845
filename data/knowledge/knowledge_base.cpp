// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/knowledge/knowledge_base.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "data/knowledge/embedded_file.hpp"
#include "data/knowledge/knowledge_reader.hpp"
#include "data/knowledge/reference_ids.hpp"

namespace facialis {

namespace {

template <class Entry>
const Entry* byId(const std::vector<Entry>& all, std::string_view id)
{
    for (const Entry& entry : all)
        if (entry.id == id)
            return &entry;
    return nullptr;
}

Result<std::string> contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    // A folder opens as a file on some systems; it is no text.
    if (std::error_code ignored; !file || std::filesystem::is_directory(path, ignored))
        return failure("a knowledge base needs this file and it cannot be read", path.string(),
                       "give --knowledge a folder with all of its TOML files");
    text << file.rdbuf();
    return text.str();
}

}  // namespace

Result<KnowledgeBase> KnowledgeBase::embedded()
{
    return KnowledgeReader::read(
        [](const std::string& name) -> Result<std::string> { return embeddedFile(name); }, "");
}

Result<KnowledgeBase> KnowledgeBase::load(const std::string& folder)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        return failure("this is not a folder", folder,
                       "give --knowledge the folder that holds causes.toml and its companions");
    return KnowledgeReader::read(
        [&folder](const std::string& name) -> Result<std::string> {
            const std::filesystem::path path = std::filesystem::path(folder) / name;
            // What the seeds claim does not change with a user's causes; they must still have it.
            if (std::error_code missing;
                path.extension() == ".tsv" && !std::filesystem::exists(path, missing))
                return embeddedFile(name);
            return contentOf(path);
        },
        folder);
}

const CauseEntry* KnowledgeBase::cause(std::string_view id) const
{
    return byId(causes_, id);
}

const FindingEntry* KnowledgeBase::finding(std::string_view id) const
{
    return byId(findings_, id);
}

const ManoeuvreEntry* KnowledgeBase::manoeuvre(std::string_view id) const
{
    return byId(manoeuvres_, id);
}

const MuscleEntry* KnowledgeBase::muscle(std::string_view id) const
{
    return byId(muscles_, id);
}

const ReferenceEntry* KnowledgeBase::reference(std::string_view id) const
{
    return byId(references_, id);
}

const NoteEntry* KnowledgeBase::note(std::string_view id) const
{
    return byId(notes_, id);
}

const StimulusSiteEntry* KnowledgeBase::stimulusSite(std::string_view id) const
{
    return byId(stimulusSites_, id);
}

const RedFlagEntry* KnowledgeBase::redFlag(std::string_view id) const
{
    return byId(redFlags_, id);
}

const QuestionEntry* KnowledgeBase::question(std::string_view key) const
{
    for (const QuestionEntry& entry : questions_)
        if (entry.key == key)
            return &entry;
    return nullptr;
}

std::string KnowledgeBase::citation(std::string_view ids) const
{
    std::string all;
    for (const std::string& id : referenceIds(ids)) {
        const ReferenceEntry* entry = reference(id);
        if (!all.empty())
            all += "; ";
        all += entry == nullptr ? id : entry->text + " [" + id + "]";
    }
    return all;
}

}  // namespace facialis
