namespace ActionTrail.LocalCloud.Trails;

/// <summary>The regions in which ActionTrail runs.</summary>
/// <remarks>Source: endpoint table of the official SDK; names as consoles show them.</remarks>
internal static class TrailRegions
{
    /// <summary>All regions, by id.</summary>
    public static IReadOnlyList<TrailRegion> All { get; } =
    [
        new("ap-northeast-1", "Japan (Tokyo)", "日本（东京）"),
        new("ap-northeast-2", "South Korea (Seoul)", "韩国（首尔）"),
        new("ap-southeast-1", "Singapore", "新加坡"),
        new("ap-southeast-3", "Malaysia (Kuala Lumpur)", "马来西亚（吉隆坡）"),
        new("ap-southeast-5", "Indonesia (Jakarta)", "印度尼西亚（雅加达）"),
        new("ap-southeast-6", "Philippines (Manila)", "菲律宾（马尼拉）"),
        new("ap-southeast-7", "Thailand (Bangkok)", "泰国（曼谷）"),
        new("ap-southeast-8", "Malaysia (Johor)", "马来西亚（柔佛州）"),
        new("cn-beijing", "China (Beijing)", "华北2（北京）"),
        new("cn-chengdu", "China (Chengdu)", "西南1（成都）"),
        new("cn-guangzhou", "China (Guangzhou)", "华南3（广州）"),
        new("cn-hangzhou", "China (Hangzhou)", "华东1（杭州）"),
        new("cn-heyuan", "China (Heyuan)", "华南2（河源）"),
        new("cn-hongkong", "China (Hong Kong)", "中国香港"),
        new("cn-huhehaote", "China (Hohhot)", "华北5（呼和浩特）"),
        new("cn-nanjing", "China (Nanjing)", "华东5（南京）"),
        new("cn-north-2-gov-1", "China North 2 Ali Gov 1", "华北2 阿里政务云1"),
        new("cn-qingdao", "China (Qingdao)", "华北1（青岛）"),
        new("cn-shanghai", "China (Shanghai)", "华东2（上海）"),
        new("cn-shanghai-finance-1", "China East 2 Finance", "华东2 金融云"),
        new("cn-shenzhen", "China (Shenzhen)", "华南1（深圳）"),
        new("cn-wulanchabu", "China (Ulanqab)", "华北6（乌兰察布）"),
        new("cn-zhangjiakou", "China (Zhangjiakou)", "华北3（张家口）"),
        new("cn-zhongwei", "China (Zhongwei)", "西北2（中卫）"),
        new("eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）"),
        new("eu-west-1", "UK (London)", "英国（伦敦）"),
        new("eu-west-2", "France (Paris)", "法国（巴黎）"),
        new("me-central-1", "SAU (Riyadh)", "沙特（利雅得）"),
        new("me-east-1", "UAE (Dubai)", "阿联酋（迪拜）"),
        new("na-south-1", "Mexico", "墨西哥"),
        new("us-east-1", "US (Virginia)", "美国（弗吉尼亚）"),
        new("us-southeast-1", "US (Atlanta)", "美国（亚特兰大）"),
        new("us-west-1", "US (Silicon Valley)", "美国（硅谷）"),
    ];

    /// <summary>A region, or null for one without ActionTrail.</summary>
    public static TrailRegion? Find(string id) => All.FirstOrDefault(region => region.Id == id);
}
