"""What passes between this counter and its center."""

from __future__ import annotations

from ui.i18n import N_
from ui.sentences.told import ACT, BUNDLE, FILES, Told

TOLD: dict[str, Told] = {
    "TERMINAL_FENCED": Told(
        N_("本机的身份在别处也有使用，号码和收费已停用。"),
        N_("请联系中心管理员确认由哪台机器继续；其他办理照常，记录都在。"),
        ACT,
    ),
    "CENTER_UNREACHABLE": Told(
        N_("现在连不上中心（{cause}）。"),
        N_("不用处理，照常办理；连上以后会自动补发。"),
        ACT,
    ),
    "NOT_SIGNED": Told(
        N_("这份数据不是终端 {terminal} 签发的，没有采用。"),
        N_("请联系中心管理员核对这台机器的开通情况。"),
        FILES,
    ),
    "TERMINAL_ENROLLED": Told(
        N_("终端 {terminal} 已经在中心开通过。"),
        N_("请换一个编号，或者先核对这个编号是哪台机器。"),
        FILES,
    ),
    "MESSAGE_TOO_LARGE": Told(
        N_("收到的数据超出允许的大小，没有采用。"),
        N_("请稍后再试；一直如此的，请联系中心管理员。"),
        FILES,
    ),
    "MESSAGE_MALFORMED": Told(
        N_("收到的数据不完整或格式不对，没有采用：{detail}。"),
        N_("请稍后再试；一直如此的，请联系中心管理员。"),
        FILES,
    ),
    "FEED_BROKEN": Told(
        N_("中心发来的第 {pos} 条记录与它的校验值不符，没有采用。"),
        N_("请联系中心管理员核对；本机的办理不受影响。"),
        BUNDLE,
    ),
    "FEED_STALE": Told(
        N_("这是中心恢复以前发出的数据，没有采用。"),
        N_("不用处理，下一次连接会重新取。"),
        BUNDLE,
    ),
    "FACT_CHANGED": Told(
        N_("一条已存的记录以另一内容再次送来，没有采用。"),
        N_("请联系中心管理员，核对送出它的机器。"),
        FILES,
    ),
    "UNKNOWN_TERMINAL": Told(
        N_("中心不认识终端 {terminal}。"),
        N_("请向中心管理员要一次性开通码，重新开通本机；已办的记录都在。"),
        FILES,
    ),
    "DATABASE_MALFORMED": Told(
        N_("这不是 PostgreSQL 的地址。"),
        N_("请照 installer/center/README.md 写明地址；密码里的 @、/、# 要写成 %40、%2F、%23。"),
        FILES,
    ),
    "DATABASE_ENCODING": Told(
        N_("数据库的编码是 {found}，要用 {needed}。"),
        N_("请用 --encoding UTF8 另建一个数据库。"),
        FILES,
    ),
    "NOT_ON_SERVER": Told(
        N_("这个中心的数据库是本机的文件 {file}，不在服务器上。"),
        N_("不能改到服务器；要用 PostgreSQL 的，请另建中心。"),
        FILES,
    ),
    "COPY_ELSEWHERE": Told(
        N_("这个中心的数据在 PostgreSQL 里，这条命令不管它的备份。"),
        N_("请用 pg_dump 备份；用它恢复以后运行 yichuang-center reborn。"),
        FILES,
    ),
    "TERMINAL_ID": Told(
        N_("“{terminal}”不能作终端编号。"),
        N_("请用一到十二个大写字母、数字和短横线，如 B07。"),
        FILES,
    ),
    "TERMINAL_UNKNOWN": Told(
        N_("中心没有终端 {terminal}。"),
        N_("请核对终端编号；新的终端不用 --replace。"),
        FILES,
    ),
    "NOT_FENCED": Told(
        N_("终端 {terminal} 没有被停用。"),
        N_("不用处理。"),
        FILES,
    ),
    "POOL_NOT_EMPTY": Told(
        N_("号段 {series} 还有 {left} 个号没有分出去。"),
        N_("请用完以后再登记新的一批。"),
        FILES,
    ),
    "POOL_BEHIND": Told(
        N_("号段 {series} 的号已经分到 {leased}，新的一批必须在它之后。"),
        N_("请核对财政部门发来的起止号码。"),
        FILES,
    ),
    "LEASE_UNKNOWN": Told(
        N_("中心没有号段 {lease}。"),
        N_("请用 yichuang-center numbers 查看已分出的号段。"),
        FILES,
    ),
    "LEASE_HELD": Told(
        N_("号段 {lease} 还在终端 {terminal} 上使用，不能收回。"),
        N_("请先停用或替换这台终端，再收回它没有用的号。"),
        FILES,
    ),
    "NUMBERS_USED": Told(
        N_("号段 {lease} 已经用到 {first} 之前，用过的号不能收回。"),
        N_("请从 {first} 或者更后面的号收回，并与手中的空白票据核对。"),
        FILES,
    ),
    "NUMBERS_NONE": Told(
        N_("号段 {lease} 到 {last} 为止，后面没有可以收回的号。"),
        N_("请核对要收回的起号。"),
        FILES,
    ),
    "PUBLICATION_UNKNOWN": Told(
        N_("中心没有数据包 {bundle}。"),
        N_("请用 yichuang-center bundles 查看已有的数据包。"),
        FILES,
    ),
    "PUBLICATION_STATE": Told(
        N_("数据包 {bundle} 现在是 {state}，不能这样做。"),
        N_("先起草，再核对，核对无误才能发布。"),
        FILES,
    ),
    "EXPIRES_TOO_SOON": Told(
        N_("{last_day} 已经过去，数据包不能到那天为止。"),
        N_("请写一个今天以后的日期。"),
        FILES,
    ),
    "STAFF_UNREADABLE": Told(
        N_("人员文件 {file} 读不出来。"),
        N_("请核对文件名和权限。"),
        FILES,
    ),
    "STAFF_SYNTAX": Told(
        N_("人员文件 {file} 的写法不对：{detail}。"),
        N_("请照 installer/center/staff.example.toml 改正。"),
        FILES,
    ),
    "CODE_MALFORMED": Told(
        N_("这不是一个开通码：开通码有 {signs} 个字母和数字。"),
        N_("请照管理员给的一次性开通码重新输入；短横线和空格可以不输。"),
        FILES,
    ),
    "CODE_UNKNOWN": Told(
        N_("中心没有发过这个开通码，或者它已被更新的一个取代。"),
        N_("请核对后重新输入，或者向中心管理员要一个新的开通码。"),
        FILES,
    ),
    "CODE_USED": Told(
        N_("这个开通码已经用过了，开通的是另一台机器。"),
        N_("请向中心管理员要一个新的开通码。"),
        FILES,
    ),
    "CODE_EXPIRED": Told(
        N_("这个开通码已经过期（{until}）。"),
        N_("请向中心管理员要一个新的开通码。"),
        FILES,
    ),
    "CODE_OTHER_TERMINAL": Told(
        N_("这个开通码不是给终端 {terminal} 的。"),
        N_("请向中心管理员要这个编号的开通码。"),
        FILES,
    ),
    "CENTER_OTHER": Told(
        N_("应答的中心（{center}）不是发出这个开通码的中心，没有采用它的应答。"),
        N_("请核对中心的地址；地址无误的，请立即告诉中心管理员：可能有人冒充中心。"),
        FILES,
    ),
    "CENTER_ADDRESS": Told(
        N_("{url} 不是中心的地址。"),
        N_("请写完整，如 https://center.example.gov.cn:8650。"),
        FILES,
    ),
    "CENTER_NOT_SECURE": Told(
        N_("{url} 没有加密，路上的人都能看见，没有连接。"),
        N_("请用 https 开头的地址；中心用自签证书的，加 --authority 证书文件。"),
        FILES,
    ),
    "CENTER_UNTRUSTED": Told(
        N_("{host} 的证书不受信任，什么也没有发出。"),
        N_("中心用自签证书的，加 --authority 证书文件；否则请立即告诉中心管理员。"),
        FILES,
    ),
    "CENTER_BUSY": Told(
        N_("中心正忙，{seconds} 秒后再试。"),
        N_("请稍后再试一次；开通码仍然有效。"),
        FILES,
    ),
    "CENTER_WITHOUT_BUNDLE": Told(
        N_("中心 {center} 还没有发布数据包，本机没有开通。"),
        N_("请中心管理员发布事项目录和人员后再试；同一个开通码仍然有效。"),
        FILES,
    ),
    "ALREADY_ENROLLED": Told(
        N_("本机已经在中心 {center} 开通过。"),
        N_("不用再开通；要换中心的，加 --anew，原来的数据整体留存。"),
        FILES,
    ),
    "NOT_ENROLLED": Told(
        N_("终端 {terminal} 没有接入中心。"),
        N_("需要接入的，请向中心管理员要一次性开通码，运行 yichuang enrol。"),
        FILES,
    ),
    "ROUND_OVERTAKEN": Told(
        N_("第 {visit} 次同步期间情况变了：另一途径已同步，或者本机的磁盘副本在别处工作。"),
        N_("不用处理，会自动重新开始；读取回复文件的，请再读一次。"),
        ACT,
    ),
    "SCOPE_UNKNOWN": Told(
        N_("没有这样的查阅范围：{scope}。"),
        N_("请写 window:窗口号、organ:部门的统一社会信用代码，或者 cases（全部办件）。"),
        FILES,
    ),
    "CASE_NOT_AT_CENTER": Told(
        N_("中心没有办件 {number}。"),
        N_("请核对号码；刚在别的窗口办的，等那台机器联网以后再调取。"),
        ACT,
    ),
    "FILE_UNKNOWN": Told(
        N_("中心还没有这个文件（{digest}）。"),
        N_("有它的那台机器联网后会自动传到中心，到时再试；一直如此的，请联系中心管理员。"),
        FILES,
    ),
    "FILE_CHANGED": Told(
        N_("从中心取来的文件与它的校验值不符（{digest}），没有采用。"),
        N_("不用处理，会重新取；一直如此的，请联系中心管理员。"),
        BUNDLE,
    ),
    "ROUND_UPGRADE": Told(
        N_("中心已经不支持本机这个版本的程序。"),
        N_("请升级本机的程序；升级以前可以照常离线办理。"),
        FILES,
    ),
    "ROUND_STRANGER": Told(
        N_("中心不认识本机（{detail}）。"),
        N_("请向中心管理员要一次性开通码，重新开通本机；已办的记录都在。"),
        FILES,
    ),
    "ROUND_CANNOT_KEEP": Told(
        N_("本机写不进从中心收到的内容（{detail}）。"),
        N_("请检查磁盘空间后再试。"),
        FILES,
    ),
    "CONFLICT_UNKNOWN": Told(
        N_("这一处已经裁决过，或者已经不矛盾。"),
        N_("不用再裁决；办件的经过里可以看到裁决。"),
        ACT,
    ),
    "LETTER_MALFORMED": Told(
        N_("这个文件不是报送包或回执包，或者已经损坏，没有采用。"),
        N_("请重新写出一次，再带到中心。"),
        FILES,
    ),
    "NOT_SEALED_FOR_US": Told(
        N_("这个文件不是写给本机的，或者已经损坏，没有采用。"),
        N_("请核对 U 盘上的文件；仍打不开的，请重新写出一次。"),
        FILES,
    ),
    "LETTER_BEFORE_ROUND": Told(
        N_("终端 {terminal} 还没有和中心连通过，不能用 U 盘报送。"),
        N_("请先在有网络的地方开机连一次中心；记录都在，照常办理。"),
        FILES,
    ),
    "REPLY_MISSING": Told(
        N_("“{folder}”里没有给终端 {terminal} 的回执。"),
        N_("请选择带回执的 U 盘或文件夹；还没有回执的，请先请中心处理报送包。"),
        FILES,
    ),
    "REPLY_OTHER": Told(
        N_("这份回执是给终端 {terminal} 的另一台机器的，没有采用。"),
        N_("请读入写给本机的回执。"),
        FILES,
    ),
    "REPLY_UNKNOWN": Told(
        N_("这份回执对应的报送不是本机写出的：本机退回过早先的状态，或另有一台机器使用本机身份。"),
        N_("没有采用；请把本机带到有网络的地方连一次中心，由中心核对。"),
        FILES,
    ),
    "REPLY_DISAGREES": Told(
        N_("本机与中心的记录对不上，没有采用这份回执。"),
        N_("请把本机带到有网络的地方连一次中心，由中心核对；双方的记录都没有改动。"),
        FILES,
    ),
    "REPLY_OVERTAKEN": Told(
        N_("中心曾恢复到早先的状态，这份较早的回执不再有效，没有采用。"),
        N_("请读入较新一次的回执；没有的，请重新写出一次。"),
        FILES,
    ),
    "REPLY_REFUSED": Told(
        N_("中心没有收下这次报送的全部记录（{cause}）。"),
        N_("已收妥的已经记下，其余仍在本机；请联系中心管理员。"),
        FILES,
    ),
    "CENTER_UNKNOWN": Told(
        N_("这个数据库里没有中心 {center}。"),
        N_("请核对中心的数据文件夹；新装的中心请先初始化。"),
        FILES,
    ),
}
