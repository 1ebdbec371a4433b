"""The disk, the encrypted file and the chain of facts."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ACT, DISK, FILES, KEYS, PUBLISHER, VERIFY, Told

TOLD: dict[str, Told] = {
    "DISK_FULL": Told(
        N_("磁盘已满，无法写入。"),
        N_("请清理磁盘；空间够了再做一次这一步。"),
        DISK,
    ),
    "STORE_READ_ONLY": Told(
        N_("数据文件夹不能写入。"),
        N_("请检查磁盘是否写保护、当前用户有没有权限。"),
        DISK,
    ),
    "FILE_UNWRITABLE": Told(
        N_("文件 {file} 写不进去。"),
        N_("请检查磁盘和文件夹，然后再做一次。"),
        DISK,
    ),
    "FILE_EXISTS": Told(
        N_("文件 {file} 已经存在，没有覆盖。"),
        N_("请换一个文件名，或先移走原来的文件。"),
        FILES,
    ),
    "FILE_MISSING": Told(
        N_("找不到文件 {file}。"),
        N_("请确认数据文件夹选对了；新装的窗口请先用 yichuang provision 开通。"),
        FILES,
    ),
    "FILE_DAMAGED": Told(
        N_("文件 {file} 损坏，读不出来。"),
        N_("请由系统管理员把它改名保存，再用 yichuang restore 恢复：备份旁边有它的副本。"),
        FILES,
    ),
    "STORE_LOCKED": Told(
        N_("数据文件被另一个程序占用。"),
        N_("请关闭其他正在使用数据文件夹的程序，然后再做一次。"),
        DISK,
    ),
    "STORE_IO": Told(
        N_("读写硬盘时出错。"),
        N_("请检查硬盘和连线；若再次出现，停用本机并联系系统管理员。"),
        DISK,
    ),
    "STORE_CONTENDED": Told(
        N_("数据库同时被改动，这一步没有写入。"),
        N_("请再试一次。"),
        ACT,
    ),
    "STORE_LOST": Told(
        N_("与数据库的连接断了，不知道这一步有没有写入。"),
        N_("请再做一次：已经写入的不会重复。"),
        ACT,
    ),
    "STORE_EXHAUSTED": Told(
        N_("数据库忙不过来，这一步没有写入。"),
        N_("请稍后再试；一直如此的，请管理员检查连接数和内存。"),
        ACT,
    ),
    "STORE_DENIED": Told(
        N_("数据库不让这个用户写入。"),
        N_("请管理员核对数据库用户的权限。"),
        FILES,
    ),
    "STORE_UNREACHABLE": Told(
        N_("数据文件打不开。"),
        N_("请确认数据文件夹所在的磁盘已经接通。"),
        FILES,
    ),
    "STORE_DAMAGED": Told(
        N_("数据文件损坏，已改名为 {kept} 另存。"),
        N_("请不要删除任何文件；由系统管理员用 yichuang restore 恢复最近的备份。"),
        FILES,
    ),
    "CHAIN_BROKEN_REBUILD": Told(
        N_("账本的链有 {breaks} 处断开，没有重建。"),
        N_("请停用本机，不要删除任何文件，联系系统管理员。"),
        FILES,
    ),
    "STORE_ROTTEN": Told(
        N_("数据文件有一处读不出来。"),
        N_("请停止办理，不要删除文件；由管理员用 yichuang verify 查看，用 restore 恢复。"),
        FILES,
    ),
    "STORE_MISSING": Told(
        N_("数据文件 {file} 不见了；程序不会另建一个空的。"),
        N_("请确认数据文件夹选对了；文件真的不在时，用 yichuang restore 恢复最近的备份。"),
        FILES,
    ),
    "STORE_EXISTS": Told(
        N_("数据文件 {file} 已经存在，不会覆盖。"),
        N_("请直接启动，或换一个数据文件夹开通。"),
        FILES,
    ),
    "STORE_KEY": Told(
        N_("钥匙打不开数据文件 {file}。"),
        N_("请用本机的密钥库登录；换过电脑的，联系系统管理员。"),
        FILES,
    ),
    "MIGRATION_UNSOUND": Told(
        N_("升级演练没有通过：从第 1 版升到第 {latest} 版后，数据与升级前不一致。"),
        N_("请不要升级本机，联系系统管理员，报上编号。"),
        FILES,
    ),
    "STORE_NEWER": Told(
        N_("数据文件由更新版本的程序写成（{found}，本程序识得 {known}）。"),
        N_("请安装新版程序后再打开。"),
        FILES,
    ),
    "STORE_OLDER": Told(
        N_("中心的数据库由旧版程序写成，这个版本要先改动它的表（第 {step} 步）。"),
        N_("请先用 pg_dump 备份，再运行 yichuang-center upgrade，然后重新启动。"),
        FILES,
    ),
    "STORE_UNPROVISIONED": Told(
        N_("这个窗口还没有开通。"),
        N_("请先用 yichuang provision 开通，用法见 README。"),
        FILES,
    ),
    "SQLITE_TOO_OLD": Told(
        N_("数据库引擎 {found} 太旧，至少要 {needed}。"),
        N_("请重新安装程序。"),
        FILES,
    ),
    "BACKUP_UNREADABLE": Told(
        N_("备份 {file} 打不开：不是本机钥匙加密的，或者已经损坏。"),
        N_("请换一份备份；换过电脑的，需要原来电脑的密钥库。"),
        FILES,
    ),
    "TERMINAL_TAKEN_OVER": Told(
        N_("终端 {terminal} 已由另一台电脑接替，这台不再办件。"),
        N_("请到接替它的电脑上办理；要在这里继续的，请管理员发换机的开通码，用 --from 接回来。"),
        FILES,
    ),
    "OLD_UNREADABLE": Told(
        N_("原机的数据文件 {file} 打不开：不是用这把钥匙加密的，或者已经损坏。"),
        N_("请从原机的备份接过来（--from 备份文件）；也没有的，不带 --from 开通，取回中心已有的。"),
        FILES,
    ),
    "OLD_UNSOUND": Told(
        N_("原机的数据文件 {file} 核对没有通过，没有接过来。"),
        N_("请从原机的备份接过来（--from 备份文件）；也没有的，不带 --from 开通，取回中心已有的。"),
        FILES,
    ),
    "OLD_CLERK_NEW": Told(
        N_("人员 {staff} 没有在原机上登录过，打不开它的数据。"),
        N_("请换一位在原机上办过件的人员（--staff）。"),
        FILES,
    ),
    "OLD_WITHOUT_CLERK": Told(
        N_("没有说用谁的密码打开原机的数据。"),
        N_("请加 --staff，写一位在原机上办过件的人员。"),
        FILES,
    ),
    "OLD_NOT_TOLD": Told(
        N_("--staff 和 --numbers 只用于接替另一台电脑，没有说是哪一台。"),
        N_("请加 --from，写原机的数据文件夹或者备份。"),
        FILES,
    ),
    "OLD_IS_COPY": Told(
        N_("备份不知道原机后来用过哪些号码，不能接着用它的号段。"),
        N_("请去掉 --numbers，新号段由中心另发；要接着用的，请从原机的数据文件夹接过来。"),
        FILES,
    ),
    "BACKUP_UNSOUND": Told(
        N_("备份 {file} 核对没有通过，没有采用。"),
        N_("请检查磁盘后重新备份；恢复时请换一份更早的备份。"),
        DISK,
    ),
    "CHAIN_BROKEN": Told(
        N_("第 {seq} 条记录与前后接不上，数据可能被改动过。"),
        VERIFY,
        FILES,
    ),
    "MALFORMED": Told(
        N_("{kind} 的记录读不懂：{detail}。"),
        VERIFY,
        FILES,
    ),
    "ALREADY_RUNNING": Told(
        N_("程序已经在使用这个数据文件夹。"),
        N_("请切换到已经打开的窗口；若没有看到，重启电脑。"),
        KEYS,
    ),
    "ALREADY_PROVISIONED": Told(
        N_("这个数据文件夹已经开通过窗口。"),
        N_("请直接启动程序；要更新目录请导入新的数据包；要重新开通请加 --anew，原来的会保存。"),
        FILES,
    ),
    "CALENDAR_SEED": Told(
        N_("工作日历读不出来。"),
        N_("请重新安装程序。"),
        FILES,
    ),
    "CLOCK_LIMIT": Told(
        N_("期限 {limit} 天不在 0 到 {longest} 天之间。"),
        PUBLISHER,
        ACT,
    ),
    "NOT_PROVISIONED": Told(
        N_("这个窗口还没有开通。"),
        N_("请先用 yichuang provision 开通，用法见 README。"),
        FILES,
    ),
    "DEMO_STUCK": Told(
        N_("演示停住了，没有走到约定的一步。"),
        N_("请换一个输出文件夹重新运行 yichuang demo；仍然如此时报上编号。"),
        FILES,
    ),
    "DEMO_SCENE": Told(
        N_("演示里的办件 {case} 停在“{state}”，没有按脚本结束。"),
        N_("请换一个输出文件夹重新运行 yichuang demo；仍然如此时报上编号。"),
        FILES,
    ),
}
