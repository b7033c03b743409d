/**
 * Labels as clerks, sheets and old reports write them, by the group they are pasted for: `variant = key`. Made
 * from the field's own tables and abbreviations.
 */
export const VARIANTS: Readonly<Record<string, string>> = {
  income: `
    本年收入合计 = income.total
    收入合计 = income.total
    本年收入合计（万元） = income.total
    本 年 收 入 合 计 = income.total
    一、财政拨款收入 = income.fiscal
    （一）财政拨款收入 = income.fiscal
    财政拨款 = income.fiscal
    财政补助收入 = income.fiscal
    其中：财政拨款收入 = income.fiscal
    财政拨款收入（单位：万元） = income.fiscal
    三、上级补助收入 = income.superior_subsidy
    上级补助 = income.superior_subsidy
    四、事业收入 = income.business
    4．事业收入 = income.business
    五、经营收入 = income.operating
    经营收入： = income.operating
    六、附属单位上缴收入 = income.subordinate
    附属单位缴款 = income.subordinate
    附属单位收入 = income.subordinate
    七、其他收入 = income.other
    ７、其他收入 = income.other
    其他收入(万元) = income.other
    使用非财政拨款结余 = income.non_fiscal_balance_used
    用事业基金弥补收支差额 = income.non_fiscal_balance_used
    使用非财政拨款结余（含专用结余） = income.non_fiscal_balance_used
    年初结转和结余 = income.carried_forward
    年初结转结余 = income.carried_forward
    年初结转和结余　 = income.carried_forward
    上年结转 = income.carried_forward`,
  expenditure: `
    本年支出合计 = expenditure.total
    支出合计 = expenditure.total
    【本年支出合计】 = expenditure.total
    一、基本支出 = expenditure.basic
    基 本 支 出 = expenditure.basic
    其中:基本支出 = expenditure.basic
    二、项目支出 = expenditure.project
    项目支出（万元） = expenditure.project
    三、上缴上级支出 = expenditure.to_superior
    四、经营支出 = expenditure.operating
    五、对附属单位补助支出 = expenditure.to_subordinate
    对附属单位补助 = expenditure.to_subordinate
    结余分配 = expenditure.balance_distributed
    年末结转和结余 = expenditure.carried_over
    年末结转结余 = expenditure.carried_over
    结转下年 = expenditure.carried_over`,
  overall: `
    上年度收、支总计 = overall.prior
    上年收支总计 = overall.prior
    上年总计 = overall.prior`,
  fiscal: `
    一、一般公共预算财政拨款 = fiscal.general_budget
    一般公共预算财政拨款收入 = fiscal.general_budget
    二、政府性基金预算财政拨款 = fiscal.government_fund
    政府性基金收入 = fiscal.government_fund
    年初财政拨款结转和结余 = fiscal.carried_forward
    年末财政拨款结转和结余 = fiscal.carried_over
    上年财政拨款收支总计 = fiscal.prior
    上年财政拨款总计 = fiscal.prior`,
  basic: `
    基本工资 = basic.30101
    30101基本工资 = basic.30101
    30101 基本工资 = basic.30101
    ３０１０１　基本工资 = basic.30101
    基本工资（元） = basic.30101
    其中：基本工资 = basic.30101
    津补贴 = basic.30102
    津贴补贴 = basic.30102
    津贴 = basic.30102
    奖金 = basic.30103
    奖　金 = basic.30103
    年终奖 = basic.30103
    伙食补助 = basic.30106
    绩效工资 = basic.30107
    机关事业单位基本养老保险缴费 = basic.30108
    基本养老保险缴费 = basic.30108
    养老保险 = basic.30108
    职业年金 = basic.30109
    职业年金缴费 = basic.30109
    职工基本医疗保险缴费 = basic.30110
    医疗保险缴费 = basic.30110
    公务员医疗补助 = basic.30111
    其他社保缴费 = basic.30112
    其他社会保障缴费： = basic.30112
    公积金 = basic.30113
    （11）住房公积金 = basic.30113
    医疗费 = basic.30114
    其他工资福利 = basic.30199
    办公费 = basic.30201
    办公经费 = basic.30201
    “办公费” = basic.30201
    印刷费 = basic.30202
    咨询费 = basic.30203
    银行手续费 = basic.30204
    水费 = basic.30205
    水 费 = basic.30205
    电费 = basic.30206
    邮电通讯费 = basic.30207
    取暖费 = basic.30208
    物业费 = basic.30209
    物业管理费 = basic.30209
    差旅费 = basic.30211
    因公出国（境）费用 = basic.30212
    因公出国(境)费用 = basic.30212
    因公出国［境］费用 = basic.30212
    因公出国费用 = basic.30212
    维修(护)费 = basic.30213
    维修（护）费 = basic.30213
    维修费 = basic.30213
    30213维修（护）费 = basic.30213
    租赁费 = basic.30214
    会议费 = basic.30215
    培训费 = basic.30216
    公务接待费 = basic.30217
    招待费 = basic.30217
    专用材料费 = basic.30218
    专用材料 = basic.30218
    被装购置费 = basic.30224
    专用燃料费 = basic.30225
    劳务费 = basic.30226
    委托业务费 = basic.30227
    工会经费 = basic.30228
    福利费 = basic.30229
    公务用车运行维护费 = basic.30231
    公务用车运行费 = basic.30231
    公车运行维护费 = basic.30231
    其他交通费 = basic.30239
    其他交通费用 = basic.30239
    公务交通补贴 = basic.30239
    税金及附加 = basic.30240
    其他商品和服务支出 = basic.30299
    30299其他商品和服务支出 = basic.30299
    其他商品服务支出 = basic.30299
    离休费 = basic.30301
    退休费 = basic.30302
    30302|退休费 = basic.30302
    退职（役）费 = basic.30303
    退职(役)费 = basic.30303
    抚恤金 = basic.30304
    生活补助费 = basic.30305
    医疗费补助 = basic.30307
    助学金 = basic.30308
    奖励金 = basic.30309
    其他对个人和家庭补助 = basic.30399
    其他对个人和家庭的补助 = basic.30399
    国内债务付息 = basic.30701
    办公设备购置费 = basic.31002
    办公设备购置 = basic.31002
    专用设备购置 = basic.31003
    大型修缮 = basic.31006
    信息网络及软件购置更新 = basic.31007
    信息网络购建 = basic.31007
    公务用车购置 = basic.31013
    31013公务用车购置 = basic.31013
    其他交通工具购置 = basic.31019
    无形资产购置 = basic.31022
    其他资本性支出 = basic.31099
    资本金注入 = basic.31201
    赠与 = basic.39906`,
  budget_item: `
    工资福利支出预算数 = budget_item.wages_welfare.budget
    工资福利支出年初预算 = budget_item.wages_welfare.budget
    商品和服务支出年初预算数 = budget_item.goods_services.budget
    商品和服务支出决算数 = budget_item.goods_services.actual
    对个人和家庭的补助支出决算 = budget_item.individual_family.actual
    资本性支出预算 = budget_item.capital.budget
    项目支出决算数 = budget_item.project.actual
    项目支出全年预算数 = budget_item.project.budget`,
  three_public: `
    因公出国（境）费预算数 = three_public.overseas.budget
    出国费预算 = three_public.overseas.budget
    因公出国(境)费决算数 = three_public.overseas.actual
    公务用车购置费年初预算数 = three_public.vehicle_purchase.budget
    购车费决算 = three_public.vehicle_purchase.actual
    公务用车运行维护费决算数 = three_public.vehicle_operation.actual
    公务用车运行费上年数 = three_public.vehicle_operation.prior
    公务接待费预算数 = three_public.reception.budget
    接待费决算数 = three_public.reception.actual
    公务接待费支出决算 = three_public.reception.actual
    公务接待费上年决算数 = three_public.reception.prior
    接待费上年决算 = three_public.reception.prior`,
  overseas_cost: `
    出境旅费 = three_public.overseas.fare
    国际旅费 = three_public.overseas.fare
    住宿费 = three_public.overseas.lodging
    伙食费 = three_public.overseas.meals
    公杂费 = three_public.overseas.incidentals
    5.其他费用 = three_public.overseas.other`,
  vehicle: `
    公务用车保有量 = three_public.vehicle.owned
    公车保有量（辆） = three_public.vehicle.owned
    4．公务用车保有量（辆） = three_public.vehicle.owned
    公务用车购置数（辆） = three_public.vehicle.purchased`,
  reception: `
    国内公务接待批次（个） = three_public.reception.batches
    接待批次 = three_public.reception.batches
    国内公务接待人次（人） = three_public.reception.person_times
    接待人次 = three_public.reception.person_times
    其中：外事接待批次（个） = three_public.reception.foreign_batches
    国（境）外公务接待人次 = three_public.reception.abroad_person_times`,
  operating_cost: `
    机关运行经费决算数 = operating_cost.actual
    机关运行经费年初预算数 = operating_cost.budget`,
  meeting: `
    会议费 = meeting.actual
    会议费决算数 = meeting.actual
    会议费预算数 = meeting.budget
    会议费上年决算数 = meeting.prior
    会议次数 = meeting.times`,
  training: `
    培训费决算数 = training.actual
    培训费预算数 = training.budget
    培训人次 = training.people`,
  procurement: `
    1.政府采购货物支出 = procurement.goods
    货物 = procurement.goods
    政府采购工程支出 = procurement.works
    政府采购服务支出 = procurement.services
    服务支出 = procurement.services
    授予中小企业合同金额 = procurement.sme
    其中：授予小微企业合同金额 = procurement.micro`,
  assets: `
    副部（省）级及以上领导用车 = assets.vehicle.leader
    机要通信用车 = assets.vehicle.confidential
    应急保障用车（辆） = assets.vehicle.emergency
    一般执法执勤用车 = assets.vehicle.law_enforcement
    特种专业技术用车 = assets.vehicle.special
    离退休干部用车 = assets.vehicle.retired
    5.其他用车 = assets.vehicle.other
    单价50万元以上通用设备 = assets.equipment.general_500k
    单位价值50万元以上通用设备（台，套） = assets.equipment.general_500k
    单位价值100万元以上专用设备 = assets.equipment.special_1m`,
  function: `
    一般公共服务支出 = function.201.general_basic
    一、一般公共服务支出 = function.201.general_basic
    201一般公共服务支出 = function.201.general_basic
    201 一般公共服务支出 = function.201.general_basic
    公共安全（类）支出 = function.204.general_basic
    教育（类）支出 = function.205.general_basic
    五、教育支出 = function.205.general_basic
    文化体育与传媒支出 = function.207.general_basic
    文化旅游体育与传媒支出 = function.207.general_basic
    207文化体育与传媒支出 = function.207.general_basic
    社会保障和就业支出 = function.208.general_basic
    2080505机关事业单位基本养老保险缴费支出 = function.2080505.general_basic
    20805行政事业单位养老支出 = function.20805.general_basic
    医疗卫生与计划生育支出 = function.210.general_basic
    九、卫生健康支出 = function.210.general_basic
    2101101 行政单位医疗 = function.2101101.general_basic
    节能环保支出 = function.211.general_basic
    农林水支出 = function.213.general_basic
    资源勘探工业信息等支出 = function.215.general_basic
    资源勘探信息等支出 = function.215.general_basic
    国土海洋气象等支出 = function.220.general_basic
    自然资源海洋气象等支出 = function.220.general_basic
    住房保障支出 = function.221.general_basic
    2210201住房公积金 = function.2210201.general_basic
    灾害防治及应急管理支出 = function.224.general_basic`,
};

/** Names that do not tell what is meant: none of them may be taken. */
export const UNSURE: readonly (readonly [group: string, label: string])[] = [
  ["basic", "费用"],
  ["basic", "其他"],
  ["basic", "社会保障"],
  ["basic", "奖金合计"],
  ["basic", "购置费"],
  ["basic", "30101奖金"],
  ["basic", "补助"],
  ["income", "收入"],
  ["income", "财政"],
  ["income", "上年收入合计"],
  ["expenditure", "支出"],
  ["fiscal", "基金"],
  ["three_public", "公务接待费"],
  ["three_public", "预算数"],
  ["three_public", "公务用车"],
  ["meeting", "会议"],
  ["procurement", "采购"],
  ["assets", "用车"],
  ["assets", "设备"],
  ["function", "教育"],
  ["function", "行政运行"],
  ["function", "其他"],
];
