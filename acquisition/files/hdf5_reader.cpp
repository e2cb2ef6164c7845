// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5: session files, OpenSignals, NWB of other programs. What it holds is found out, and read, in
// a process of its own.
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/foreign_options.hpp"
#include "acquisition/files/reader.hpp"
#include "data/model/recording_view.hpp"
#include "data/storage/journal_reader.hpp"

namespace facialis::acquisition {

namespace {

/// A session file with a journal beside it is being recorded, or was interrupted while it was.
Result<std::unique_ptr<Recording>> openWithJournal(const std::string& path,
                                                   const OpenOptions& options)
{
    auto opened = openForeign("HDF5", path, foreignOptions(options));
    const JournalPresence journal = journalPresence(path);
    if (journal == JournalPresence::none)
        return opened;
    const std::string remedy = "`facialis recover " + path + "` completes it from its journal";
    if (!opened) {
        if (journal == JournalPresence::interrupted)
            opened.error().remedy = "this recording was interrupted: " + remedy;
        return opened;
    }
    RecordingInfo info = (*opened)->info();
    info.warnings.push_back(journal == JournalPresence::running
                                ? "this recording is still running: only its first part is here"
                                : "this recording was interrupted: " + remedy);
    return std::make_unique<RecordingView>(std::move(*opened), std::move(info));
}

}  // namespace

Reader hdf5Reader()
{
    return {.name = "HDF5", .recognises = isHdf5, .open = openWithJournal};
}

}  // namespace facialis::acquisition
