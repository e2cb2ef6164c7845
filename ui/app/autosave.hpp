// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "src/review/review_file.hpp"

namespace facialis::ui {

/// Keeps unsaved reviews in a folder that only the user can read, one a recording, until they are
/// saved. Writing goes on in a thread of its own; nobody waits for it but the destructor.
class Autosave {
public:
    explicit Autosave(QString folder);
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    void keep(engine::ReviewFile file) const;
    /// The file with the unsaved work on a recording; empty: there is none.
    [[nodiscard]] QString find(const std::string& recording) const;
    /// The work is saved elsewhere.
    void drop(const std::string& recording) const;

private:
    [[nodiscard]] QString pathOf(const std::string& recording) const;

    QString folder_;
};

}  // namespace facialis::ui
