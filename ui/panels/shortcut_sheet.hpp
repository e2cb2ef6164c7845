// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace facialis::ui {

class ActionRegistry;

/// Every action with its keys, by menu: made from the registry, so that it is never out of date.
class ShortcutSheet final : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutSheet(const ActionRegistry& registry, QWidget* parent = nullptr);
};

}  // namespace facialis::ui
