"""Headings of whole texts as they are usual: a manual, a recipe, a lesson, a notice, a talk."""

from __future__ import annotations

import pytest

from converter.document import Table, text_of, walk
from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

MANUAL = """静音型台式加湿器 JS-320

感谢您选用本产品。使用前请仔细阅读本说明书，并妥善保管。

# 安全须知

1. 请使用铭牌标示的电源电压。
2. 请勿将水倒入出雾口。
3. 儿童使用时须有成人在旁。

# 各部分名称

①水箱　②出雾口　③旋钮　④底座　⑤浮子

# 使用方法

## 第一步　加水

取下水箱，旋开底盖，注入清水，不要超过最高水位线。

## 第二步　开机

把水箱放回底座，顺时针旋转旋钮，指示灯亮起后约十秒出雾。

# 清洁与保养

## 每天

倒掉剩水，擦干底座。

## 每周

用白醋浸泡浮子十分钟，再用软布擦去水垢。

# 技术参数

额定电压：220V～
额定功率：25W
水箱容量：3.2L
"""

RECIPE = """桂花糯米藕

每到九月，外婆就开始往家里拎藕。她挑藕不看，只用手敲。

# 用料

莲藕 2节
糯米 150克
红糖 60克

# 做法

## 1 泡米

糯米提前泡四个小时，沥干。

## 2 灌米

藕从一头切开，把米灌进去，用筷子捅实。

# 小贴士

藕要选粉的，七个孔的比九个孔的粉。
"""

LESSON = """第五课　声音是怎样产生的
# 【教学目标】
1.知道声音由振动产生。
2.能设计简单的实验。
# 【教学过程】
## 一、导入
教师敲一下音叉，问：你们听到了什么？
## 二、探究活动
### 活动1：让纸屑跳舞
把碎纸屑撒在鼓面上，轻轻敲鼓，观察纸屑。
### 活动2：看得见的声音
把敲响的音叉放入水中，观察水面。
# 【教学反思】
学生对音叉入水的兴趣最大，但是水溅了一地。
"""

NOTICE = """江州市教育局关于做好课后服务工作的通知

各县（区）教育局：
现将有关事项通知如下。
# 一、服务对象
义务教育阶段在校学生，自愿参加。
# 二、服务内容
指导学生在校内完成大部分书面作业，不得借机上新课。

附件2
# 课后服务安全预案（参考）
## 一、组织机构
成立以校长为组长的安全工作小组。
## 二、应急处置
立即送医并通知家长，同时保留现场。
"""

TALK = """让每一块石头都有名字
讲述人：陆峤

各位朋友，大家好！

我今天想讲三块石头。

# 第一块：压咸菜的石头

这块石头是我奶奶家的，压了四十年咸菜，是一块四亿年前的硅化木。

# 第二块：路边的石头

修路挖出一块带波纹的石头。施工队的人说，这是水泥没抹平。

# 第三块：没有捡的石头

第三块是一块完整的菊石。我看了它半个小时，把它放回去了。
"""

TEXTS = {"manual": MANUAL, "recipe": RECIPE, "lesson": LESSON, "notice": NOTICE, "talk": TALK}


def headings(text: str) -> list[tuple[int, str]]:
    """Level and text of the headings that are found where those marked with # are bare."""
    title, *lines = text.split("\n")
    bare = [line.lstrip("# ") for line in lines]
    document = read_lines(title, *bare).document
    return [(level, label + words) for level, label, words in numbered(document)]


def marked(text: str) -> list[tuple[int, str]]:
    lines = [line.partition(" ") for line in text.split("\n") if line.startswith("#")]
    return [(len(hashes), heading) for hashes, _, heading in lines]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_headings_of_a_text_as_it_is_usual(text: str) -> None:
    assert headings(text) == marked(text)


@pytest.mark.parametrize("name", ["recipe", "lesson", "notice"])
def test_no_blank_lines_are_needed(name: str) -> None:
    text = TEXTS[name].replace("\n\n", "\n")
    assert headings(text) == marked(text)


def test_of_few_wrapped_lines_none_need_be_joined() -> None:
    body = ("父亲把被子全搬出去晒，晒得一个院子都是棉花的味道，连猫也睡在上", "面不肯下来。")
    titles = ("早年", "求学（1948—1952）", "晚年")
    lines = [line for title in titles for line in (title, "", *body, "")]
    document = read_lines("人物小传", "", *lines).document
    assert [words for _, _, words in numbered(document)] == list(titles)


def test_a_title_stands_below_a_list_on_one_line_and_below_facts() -> None:
    lines = ("渡口", "①水箱　②旋钮　③底座", "水磨", PROSE, "石桥", "电压：220伏", "功率：25瓦")
    below = ("保修条款", PROSE, MORE_PROSE)
    document = read_lines("说明书", PROSE, *lines, *below).document
    assert [words for _, _, words in numbered(document)] == ["渡口", "水磨", "石桥", "保修条款"]


def test_a_unit_that_comes_again_is_no_title() -> None:
    lines = (PROSE, MORE_PROSE, "第二课　水", PROSE, MORE_PROSE)
    document = read_lines("第一课　声音", *lines).document
    assert document.title is None
    assert [words for _, _, words in numbered(document)] == ["声音", "水"]


def test_the_parts_of_a_vacancy_are_known_by_their_words_over_a_list_too() -> None:
    duties, wages = ("渡口值班", "看护缆绳"), ("月薪三千元", "包吃住")
    lines = ("岗位职责", *duties, "", "福利待遇：", *wages, "", "联系方式", PROSE)
    document = read_lines("招聘启事", PROSE, "", *lines).document
    expected = ["岗位职责", "福利待遇：", "联系方式"]
    assert [words for _, _, words in numbered(document)] == expected
    assert [words for _, _, words in numbered(read_lines("渡口", PROSE, *lines[:3]).document)] == []


def test_rows_that_begin_with_a_number_are_a_table_and_no_headings() -> None:
    rows = (
        "编号　办法　　改造前　改造后",
        "1　　　抛石垫坎　　　2.6　　　18.4",
        "2　　木挡　　　4.0　　　11.5",
    )
    document = read_lines("涵管", "1　结果", PROSE, *rows, "2　讨论", PROSE).document
    assert [words for _, _, words in numbered(document)] == ["结果", "讨论"]


def test_periods_of_a_lesson_stand_under_its_course_and_known_words_beside_it() -> None:
    steps = ("一、导入", PROSE, "二、初读", PROSE)
    lines = ("【教学目标】", PROSE, "【教学过程】", "第一课时", *steps, "第二课时", *steps)
    document = read_lines("看云", *lines, "【板书设计】", PROSE, "【感想】", PROSE).document
    assert [(level, label + words) for level, label, words in numbered(document)] == [
        (1, "【教学目标】"),
        (1, "【教学过程】"),
        *((2, "第一课时"), (3, "一、导入"), (3, "二、初读")),
        *((2, "第二课时"), (3, "一、导入"), (3, "二、初读")),
        (1, "【板书设计】"),
        (1, "【感想】"),
    ]


def test_a_part_of_an_examination_may_say_in_sentences_what_it_counts() -> None:
    parts = (
        "一、选择题（共2题。选出一项）",
        "二、作文（40分）",
        "附加题（10分，计入总分）",
    )
    lines = [line for part in parts for line in (part, "1．水为什么往下流？", "2．船为什么浮着？")]
    document = read_lines("月考试卷", *lines).document
    assert [label + words for _, label, words in numbered(document)] == list(parts)


def test_what_closes_a_text_stands_beside_its_chapters() -> None:
    titles = ("渡口的灯", "水磨坊", "结语", "附录：年表")
    lines = [line for title in titles for line in ("", title, "", PROSE, MORE_PROSE)]
    document = read_lines("旧事", "", PROSE, *lines).document
    found = [(level, words) for level, _, words in numbered(document)]
    assert found == [(1, title) for title in titles]


def test_what_touches_rows_and_says_what_they_are_is_a_caption() -> None:
    rows = ("年份　　平信　　包裹", "2009　　412　　38", "2014　　177　　205")
    lines = ("邮路", "", PROSE, "", "邮件", "", "月均投递量（件）", *rows, "", PROSE)
    document = read_lines("调查", "", PROSE, "", *lines).document
    assert [words for _, _, words in numbered(document)] == ["邮路", "邮件"]
    captions = [text_of(one.caption) for one in walk(document.blocks) if isinstance(one, Table)]
    assert captions == ["月均投递量（件）"]
